package dev.latchkey.desktop.keys;

import dev.latchkey.desktop.shell.Route;
import dev.latchkey.desktop.shell.Screen;
import dev.latchkey.desktop.ui.EmptyState;
import dev.latchkey.desktop.ui.Formats;
import dev.latchkey.desktop.ui.Nodes;
import dev.latchkey.desktop.ui.Notice;
import dev.latchkey.desktop.ui.SearchField;
import dev.latchkey.desktop.ui.SkeletonRows;
import dev.latchkey.desktop.ui.Texts;
import java.time.Instant;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Keys screen: table of keys with the details of one beside it, or over it if the window is narrow. */
public final class KeysView implements Screen {
    /** Min width of this screen that shows the details beside the table: a window of 1080 px, less the sidebar. */
    private static final double WIDE_MIN_WIDTH = 1080 - 216;

    private final KeysModel model;
    private final KeysPresenter presenter;
    private final Texts texts;
    private final Formats formats;
    private final Button newKey;
    private final SearchField search;
    private final KeyTable table;
    private final KeyDetail detail;
    private final StackPane area = new StackPane();
    private final HBox split = new HBox();
    private final StackPane content = new StackPane();
    private final Button emptyNew;
    private boolean detailRequested;

    /** Creates a view of this model. */
    public KeysView(KeysModel model, KeysPresenter presenter, Texts texts, Formats formats, Button newKey) {
        this.model = model;
        this.presenter = presenter;
        this.texts = texts;
        this.formats = formats;
        this.newKey = newKey;
        KeyLabels labels = new KeyLabels(texts, formats);
        search = new SearchField(texts.get("keys.search"), texts.get("keys.search.clear"), model.query());
        table = new KeyTable(model, presenter, labels, this::openDetail);
        detail = new KeyDetail(presenter, labels, this::closeDetail);
        emptyNew = Nodes.button(texts.get("keys.new"), presenter::newKey, "accent");
        emptyNew.setId("empty-new");
        HBox.setHgrow(area, Priority.ALWAYS);
        area.setMinWidth(0);
        VBox page = new VBox(liveLine(), problem(), limit(), split);
        VBox.setVgrow(split, Priority.ALWAYS);
        content.getChildren().setAll(page);
        content.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && model.selected().get() != null) {
                closeDetail();
                event.consume();
            }
        });
        model.phase().subscribe(this::showPhase);
        model.selected().subscribe(row -> {
            detailRequested &= row != null;
            detail.show(row);
            placeDetail();
        });
        model.updatedAt().subscribe(time -> {
            table.refresh();
            detail.updateDates();
        });
        content.widthProperty().subscribe(this::placeDetail);
    }

    @Override
    public String title() {
        return texts.get("keys.title");
    }

    @Override
    public Region content() {
        return content;
    }

    @Override
    public SearchField search() {
        return search;
    }

    @Override
    public List<Node> tools() {
        return List.of(newKey);
    }

    @Override
    public void onShown(Route route) {
        presenter.refresh();
        table.requestFocus();
    }

    private void openDetail() {
        detailRequested = true;
        placeDetail();
    }

    private void closeDetail() {
        presenter.select(null);
        table.requestFocus();
    }

    /** Places the details beside the table in a wide window, or over it if the user asked for them in a narrow one. */
    private void placeDetail() {
        boolean wide = content.getWidth() >= WIDE_MIN_WIDTH;
        boolean shown = model.selected().get() != null && (wide || detailRequested);
        content.getChildren().remove(detail);
        split.getChildren().setAll(area);
        detail.getStyleClass().remove("floating");
        if (shown && wide) {
            split.getChildren().add(detail);
        } else if (shown) {
            detail.getStyleClass().add("floating");
            StackPane.setAlignment(detail, Pos.CENTER_RIGHT);
            content.getChildren().add(detail);
        }
    }

    private void showPhase(KeysModel.Phase phase) {
        // Only one primary button at a time: hide the one of the toolbar while the page has its own.
        Nodes.setShown(newKey, phase != KeysModel.Phase.EMPTY && phase != KeysModel.Phase.FAILED);
        area.getChildren().setAll(switch (phase) {
            case STARTING -> new SkeletonRows(texts.get("keys.starting"));
            case FAILED -> failed();
            case EMPTY -> new EmptyState(Feather.KEY, texts.get("keys.empty.title"), texts.get("keys.empty.sentence"),
                    emptyNew);
            case NOTHING_FOUND -> new EmptyState(Feather.SEARCH, texts.get("keys.nothing.title"),
                    texts.get("keys.nothing.sentence"),
                    Nodes.button(texts.get("keys.search.clear"), () -> model.query().set("")));
            case LIST -> table;
        });
        // Focus the most likely next action, unless the user is searching.
        if (phase == KeysModel.Phase.EMPTY) {
            emptyNew.requestFocus();
        } else if (phase == KeysModel.Phase.LIST && model.query().get().isEmpty()) {
            table.requestFocus();
        }
    }

    private Node failed() {
        return new EmptyState(Feather.CLOUD_OFF, texts.get("keys.failed.title"), model.notConnected().get(),
                Nodes.button(texts.get("keys.retry"), presenter::retry, "accent"));
    }

    private Node problem() {
        Notice notice = new Notice(Feather.ALERT_TRIANGLE, "", "",
                Nodes.button(texts.get("keys.retry"), presenter::retry));
        notice.setId("keys-problem");
        notice.getStyleClass().add("flush");
        notice.bindText(model.problem().map(text -> text.isEmpty() ? "" : staleNotice(text)));
        return notice;
    }

    private String staleNotice(String text) {
        Instant synced = model.syncedAt.get();
        return synced == null ? text : texts.get("keys.stale", text, formats.timeOfDay(synced));
    }

    private Node limit() {
        Notice notice = new Notice(Feather.INFO, "", "");
        notice.setId("keys-limit");
        notice.getStyleClass().add("flush");
        notice.bindText(model.limit());
        return notice;
    }

    private Node liveLine() {
        Region line = new Region();
        line.getStyleClass().add("lk-live-line");
        model.hasLiveKey().subscribe(live -> Nodes.setShown(line, live));
        return line;
    }
}
