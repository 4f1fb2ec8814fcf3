package dev.latchkey.desktop.send;

import dev.latchkey.desktop.account.Channel;
import dev.latchkey.desktop.account.Exchange;
import dev.latchkey.desktop.account.Snippet;
import dev.latchkey.sdk.keys.ApiKey;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** State of the test send: the forms and the result of the last message. */
public final class SendModel {
    final ObservableList<ApiKey> keys = FXCollections.observableArrayList();
    final ObjectProperty<@Nullable ApiKey> chosen = new SimpleObjectProperty<>(this, "chosen");
    final BooleanProperty secretHeld = new SimpleBooleanProperty(this, "secretHeld");
    final StringProperty keyNote = new SimpleStringProperty(this, "keyNote", "");
    final StringProperty delivery = new SimpleStringProperty(this, "delivery", "");
    final ObjectProperty<Channel> channel = new SimpleObjectProperty<>(this, "channel", Channel.EMAIL);
    final StringProperty meter = new SimpleStringProperty(this, "meter", "");
    final ObjectProperty<@Nullable Exchange> exchange = new SimpleObjectProperty<>(this, "exchange");
    final ObjectProperty<SideTab> sideTab = new SimpleObjectProperty<>(this, "sideTab", SideTab.EXCHANGE);
    final ObservableList<Snippet> snippets = FXCollections.observableArrayList();
    final StringProperty explanation = new SimpleStringProperty(this, "explanation", "");
    final StringProperty problem = new SimpleStringProperty(this, "problem", "");
    final BooleanProperty busy = new SimpleBooleanProperty(this, "busy");
    final ObjectProperty<@Nullable SendFormField> focus = new SimpleObjectProperty<>(this, "focus");
    private final Map<SendFormField, StringProperty> texts = new EnumMap<>(SendFormField.class);
    private final Map<SendFormField, StringProperty> errors = new EnumMap<>(SendFormField.class);

    /** Tabs beside the form. */
    public enum SideTab {
        /** Result of the last message. */
        EXCHANGE(null),
        /** Shell command that sends this message. */
        CURL(Snippet.Language.CURL),
        /** Java program that sends this message. */
        JAVA(Snippet.Language.JAVA);

        private final Snippet.@Nullable Language language;

        SideTab(Snippet.@Nullable Language language) {
            this.language = language;
        }

        boolean shows(Snippet snippet) {
            return snippet.language() == language;
        }
    }

    /** Creates the state of two empty forms. */
    public SendModel() {
        for (SendFormField field : SendFormField.values()) {
            texts.put(field, new SimpleStringProperty(this, "text of " + field, ""));
            errors.put(field, new SimpleStringProperty(this, "error of " + field, ""));
        }
    }

    /** Text of a field. Never contains the secret. */
    public StringProperty text(SendFormField field) {
        return texts.get(field);
    }

    /** Error message of a field; empty if there is none. */
    public StringProperty error(SendFormField field) {
        return errors.get(field);
    }
}
