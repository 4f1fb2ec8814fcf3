package dev.latchkey.desktop.inbox;

import dev.latchkey.desktop.shell.Route;
import dev.latchkey.desktop.shell.Screen;
import dev.latchkey.desktop.ui.EmptyState;
import dev.latchkey.desktop.ui.Formats;
import dev.latchkey.desktop.ui.Nodes;
import dev.latchkey.desktop.ui.Notice;
import dev.latchkey.desktop.ui.SearchField;
import dev.latchkey.desktop.ui.SkeletonRows;
import dev.latchkey.desktop.ui.Texts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Inbox screen: list of captured messages on the left, preview on the right. */
public final class InboxView implements Screen {
    private static final double LIST_SHARE = 0.44;
    private static final double LIST_MIN = 320;
    private static final double LIST_MAX = 480;

    private final InboxModel model;
    private final InboxPresenter presenter;
    private final Texts texts;
    private final SearchField search;
    private final ListView<InboxRow> list = new ListView<>();
    private final HBox page;
    private final StackPane content = new StackPane();
    private final StackPane area = new StackPane();

    /** Creates a view of this model. */
    public InboxView(InboxModel model, InboxPresenter presenter, Texts texts, Formats formats) {
        this.model = model;
        this.presenter = presenter;
        this.texts = texts;
        search = new SearchField(texts.get("inbox.search"), texts.get("inbox.search.clear"), model.query);
        list.setId("inbox-list");
        list.setItems(model.rows);
        list.setAccessibleText(texts.get("inbox.title"));
        list.setCellFactory(any -> new MessageCell(texts, formats));
        syncSelection();
        BorderPane side = new BorderPane(list, null, null, more(), null);
        side.getStyleClass().add("lk-inbox-list");
        MessagePreview preview = new MessagePreview(model, texts, formats);
        HBox.setHgrow(preview, Priority.ALWAYS);
        page = new HBox(side, preview);
        page.widthProperty().subscribe(width -> {
            double sideWidth = Math.clamp(width.doubleValue() * LIST_SHARE, LIST_MIN, LIST_MAX);
            side.setMinWidth(sideWidth);
            side.setMaxWidth(sideWidth);
        });
        VBox.setVgrow(area, Priority.ALWAYS);
        content.getChildren().add(new VBox(problem(), area));
        model.phase.subscribe(this::showPhase);
    }

    @Override
    public String title() {
        return texts.get("inbox.title");
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
        Label count = Nodes.label("", "lk-caption");
        count.setMinWidth(Region.USE_PREF_SIZE);
        Button read = Nodes.button(texts.get("inbox.readAll"), presenter::readAll);
        model.unread.subscribe(unread -> {
            count.setText(texts.get("inbox.new", unread));
            Nodes.setShown(count, unread.intValue() > 0);
            Nodes.setShown(read, unread.intValue() > 0);
        });
        return List.of(count, read);
    }

    @Override
    public void onShown(Route route) {
        presenter.onShown();
        list.requestFocus();
    }

    @Override
    public void onHidden() {
        presenter.onHidden();
    }

    private void syncSelection() {
        boolean[] updating = {false};
        list.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (!updating[0] && row != null) {
                presenter.select(row.message());
            }
        });
        // New rows appear above the selected one, so select it again.
        model.rows.subscribe(() -> {
            updating[0] = true;
            list.getSelectionModel().clearSelection();
            var selected = model.selected.get();
            for (int i = 0; selected != null && i < model.rows.size(); i++) {
                if (model.rows.get(i).message().id().equals(selected.id())) {
                    list.getSelectionModel().select(i);
                }
            }
            updating[0] = false;
        });
    }

    private Node more() {
        Button button = Nodes.button(texts.get("inbox.more"), presenter::readMore, "flat");
        button.setMaxWidth(Double.MAX_VALUE);
        model.hasMore.subscribe(more -> Nodes.setShown(button, more));
        return button;
    }

    private void showPhase(InboxModel.Phase phase) {
        area.getChildren().setAll(switch (phase) {
            case STARTING -> new SkeletonRows(texts.get("inbox.starting"));
            case EMPTY -> new EmptyState(Feather.INBOX, texts.get("inbox.empty.title"),
                    texts.get("inbox.empty.sentence"),
                    Nodes.button(texts.get("inbox.empty.send"), presenter::send, "accent"));
            case NOTHING_FOUND -> new EmptyState(Feather.SEARCH, texts.get("inbox.nothing.title"),
                    texts.get("inbox.nothing.sentence"),
                    Nodes.button(texts.get("inbox.search.clear"), () -> model.query.set("")));
            case LIST -> page;
        });
    }

    private Node problem() {
        Notice notice = new Notice(Feather.ALERT_TRIANGLE, "", "",
                Nodes.button(texts.get("inbox.retry"), presenter::retry));
        notice.getStyleClass().add("flush");
        notice.setId("inbox-problem");
        notice.bindText(model.problem.map(text -> text.isEmpty() ? "" : texts.get("inbox.stale", text)));
        return notice;
    }
}
