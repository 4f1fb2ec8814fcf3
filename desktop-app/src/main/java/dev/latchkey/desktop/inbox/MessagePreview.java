package dev.latchkey.desktop.inbox;

import dev.latchkey.desktop.account.CapturedMessage;
import dev.latchkey.desktop.account.Channel;
import dev.latchkey.desktop.ui.EmptyState;
import dev.latchkey.desktop.ui.EnvBadge;
import dev.latchkey.desktop.ui.Formats;
import dev.latchkey.desktop.ui.Nodes;
import dev.latchkey.desktop.ui.SegmentedControl;
import dev.latchkey.desktop.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Preview of a captured message. Shows HTML as source text, so nothing in it can run, load or be clicked. */
final class MessagePreview extends BorderPane {
    private final Texts texts;
    private final Formats formats;

    private enum Part {
        TEXT, HTML
    }

    MessagePreview(InboxModel model, Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
        getStyleClass().add("lk-preview");
        model.selected.subscribe(this::show);
    }

    private void show(@Nullable CapturedMessage message) {
        if (message == null) {
            setTop(null);
            setCenter(new EmptyState(Feather.MAIL, texts.get("inbox.preview.none"),
                    texts.get("inbox.preview.none.sentence")));
            return;
        }
        boolean mail = message.channel() == Channel.EMAIL;
        String subject = message.subject();
        Label title = Nodes.wrapped(subject != null ? subject : texts.get("inbox.sms"), "lk-section");
        title.setId("preview-title");
        GridPane facts = new GridPane(16, 6);
        ColumnConstraints names = new ColumnConstraints(Region.USE_PREF_SIZE, Region.USE_COMPUTED_SIZE,
                Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints(0, Region.USE_COMPUTED_SIZE, Double.MAX_VALUE);
        values.setHgrow(Priority.ALWAYS);
        facts.getColumnConstraints().setAll(names, values);
        String from = message.from();
        addFact(facts, "inbox.fact.from", Nodes.wrapped(from == null ? texts.get("inbox.from.default") : from));
        addFact(facts, "inbox.fact.to", Nodes.wrapped(String.join(", ", message.to())));
        addFact(facts, "inbox.fact.key", Nodes.row(8, Nodes.label(message.keyName()),
                EnvBadge.of(message.environment())));
        addFact(facts, "inbox.fact.accepted", Nodes.withTooltip(Nodes.label(formats.timeOfDay(message.accepted())),
                formats.exact(message.accepted())));
        if (!mail) {
            String encoding = message.encoding() == null ? "" : message.encoding();
            addFact(facts, "inbox.fact.parts", Nodes.label(texts.get("inbox.parts", message.parts(),
                    encoding.toUpperCase(java.util.Locale.ROOT))));
        }
        addFact(facts, "inbox.fact.id", Nodes.label(message.id(), "lk-mono"));
        VBox head = new VBox(12, title, facts);
        head.getStyleClass().add("lk-preview-head");
        setTop(head);
        setCenter(body(message));
    }

    private Node body(CapturedMessage message) {
        List<Part> parts = new ArrayList<>();
        if (message.text() != null) {
            parts.add(Part.TEXT);
        }
        if (message.html() != null) {
            parts.add(Part.HTML);
        }
        if (parts.isEmpty()) {
            return new Region();
        }
        ObjectProperty<Part> shown = new SimpleObjectProperty<>(parts.getFirst());
        BorderPane pane = new BorderPane();
        pane.getStyleClass().add("lk-preview-body");
        if (parts.size() > 1) {
            SegmentedControl<Part> choice = new SegmentedControl<>(parts, shown,
                    part -> texts.get("inbox.part." + part.name()),
                    part -> null, false);
            VBox above = new VBox(choice);
            above.getStyleClass().add("lk-preview-parts");
            pane.setTop(above);
        }
        shown.subscribe(part -> pane.setCenter(text(part, String.valueOf(part == Part.TEXT
                ? message.text()
                : message.html()))));
        return pane;
    }

    private TextArea text(Part part, String content) {
        TextArea area = new TextArea(content);
        area.setEditable(false);
        area.setWrapText(true);
        area.setId("preview-text");
        area.getStyleClass().add(part == Part.HTML ? "lk-source" : "lk-document");
        area.setAccessibleText(texts.get("inbox.part." + part.name()));
        area.setMaxHeight(Double.MAX_VALUE);
        return area;
    }

    private void addFact(GridPane grid, String name, Node value) {
        grid.addRow(grid.getRowCount(), Nodes.label(texts.get(name), "lk-muted"), value);
    }
}
