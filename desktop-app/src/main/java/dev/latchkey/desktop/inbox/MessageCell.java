package dev.latchkey.desktop.inbox;

import dev.latchkey.desktop.account.CapturedMessage;
import dev.latchkey.desktop.account.Channel;
import dev.latchkey.desktop.ui.EnvBadge;
import dev.latchkey.desktop.ui.Formats;
import dev.latchkey.desktop.ui.Icons;
import dev.latchkey.desktop.ui.Nodes;
import dev.latchkey.desktop.ui.Texts;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** List cell of a captured message: sender, recipients, subject and key. */
final class MessageCell extends ListCell<InboxRow> {
    private final Texts texts;
    private final Formats formats;
    private final Label people = Nodes.label("");
    private final Label time = Nodes.label("", "lk-caption");
    private final Label subject = Nodes.label("", "lk-muted");
    private final Label keyName = Nodes.label("", "lk-caption");
    private final EnvBadge badge = EnvBadge.blank();
    private final HBox icon = new HBox();
    private final HBox row;

    MessageCell(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
        people.setMaxWidth(Double.MAX_VALUE);
        subject.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(people, Priority.ALWAYS);
        HBox.setHgrow(subject, Priority.ALWAYS);
        people.setMinWidth(0);
        subject.setMinWidth(0);
        time.setMinWidth(Region.USE_PREF_SIZE);
        VBox lines = new VBox(4, Nodes.row(8, people, time), subject, Nodes.row(8, badge, keyName));
        HBox.setHgrow(lines, Priority.ALWAYS);
        lines.setMinWidth(0);
        icon.setMinWidth(20);
        icon.getStyleClass().add("lk-message-icon");
        row = new HBox(10, icon, lines);
        getStyleClass().add("lk-message");
        // Never wider than the list.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable InboxRow item, boolean empty) {
        super.updateItem(item, empty);
        setText(null);
        if (item == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        CapturedMessage message = item.message();
        boolean mail = message.channel() == Channel.EMAIL;
        icon.getChildren().setAll(Icons.of(mail ? Feather.MAIL : Feather.MESSAGE_SQUARE,
                item.unread() ? "lk-icon-unread" : "lk-icon-read"));
        String to = String.join(", ", message.to());
        // Without a sender, leave the space to the recipients, which might be cut off otherwise.
        people.setText(message.from() == null
                ? texts.get("inbox.people.to", to)
                : texts.get("inbox.people", message.from(), to));
        people.getStyleClass().setAll("label", item.unread() ? "lk-strong" : "lk-plain");
        time.setText(formats.timeOfDay(message.accepted()));
        subject.setText(headline(message));
        badge.set(message.environment());
        keyName.setText(message.keyName());
        setAccessibleText(people.getText() + ". " + subject.getText());
        setGraphic(row);
    }

    private static String headline(CapturedMessage message) {
        String line = message.subject() != null ? message.subject() : message.text() != null ? message.text() : "";
        return line.replaceAll("\\s+", " ");
    }
}
