package dev.latchkey.desktop.send;

import dev.latchkey.desktop.account.Channel;
import dev.latchkey.desktop.shell.Route;
import dev.latchkey.desktop.shell.Screen;
import dev.latchkey.desktop.ui.EmptyState;
import dev.latchkey.desktop.ui.FieldBox;
import dev.latchkey.desktop.ui.Icons;
import dev.latchkey.desktop.ui.Nodes;
import dev.latchkey.desktop.ui.Notice;
import dev.latchkey.desktop.ui.SegmentedControl;
import dev.latchkey.desktop.ui.Texts;
import dev.latchkey.sdk.keys.ApiKey;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Test-send screen: the form on the left, the result and code examples on the right. */
public final class SendView implements Screen {
    private static final KeyCombination SEND = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final double SIDE_SHARE = 0.44;
    private static final double SIDE_MIN = 340;
    private static final double SIDE_MAX = 520;

    private final SendModel model;
    private final SendPresenter presenter;
    private final Texts texts;
    private final Map<SendFormField, TextInputControl> inputs = new EnumMap<>(SendFormField.class);
    private final StackPane content = new StackPane();

    /** Creates a view of this model. */
    public SendView(SendModel model, SendPresenter presenter, Texts texts) {
        this.model = model;
        this.presenter = presenter;
        this.texts = texts;
        VBox form = new VBox(key(), secret(), channel(), mail(), sms());
        form.getStyleClass().add("lk-form");
        form.setMaxWidth(640);
        ScrollPane scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        // The send button stays visible however long the form is.
        BorderPane writing = new BorderPane(scroll, null, null, new VBox(problem(), delivery()), null);
        HBox.setHgrow(writing, Priority.ALWAYS);
        SidePane side = new SidePane(model, presenter, texts);
        HBox page = new HBox(writing, side);
        page.widthProperty().subscribe(width -> {
            double sideWidth = Math.clamp(width.doubleValue() * SIDE_SHARE, SIDE_MIN, SIDE_MAX);
            side.setMinWidth(sideWidth);
            side.setMaxWidth(sideWidth);
        });
        Node empty = new EmptyState(Feather.SEND, texts.get("send.empty.title"), texts.get("send.empty.sentence"),
                Nodes.button(texts.get("send.empty.new"), presenter::newKey, "accent"));
        model.chosen.subscribe(key -> content.getChildren().setAll(key == null ? empty : page));
        page.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (SEND.match(event)) {
                event.consume();
                presenter.send();
            }
        });
        model.focus.subscribe(field -> {
            if (field != null) {
                inputs.get(field).requestFocus();
            }
        });
    }

    @Override
    public String title() {
        return texts.get("send.title");
    }

    @Override
    public Region content() {
        return content;
    }

    @Override
    public void onShown(Route route) {
        presenter.choose(route instanceof Route.Send send ? send.keyId() : null);
        inputs.get(model.channel.get() == Channel.EMAIL ? SendFormField.MAIL_TO : SendFormField.SMS_TO).requestFocus();
    }

    private Node key() {
        ComboBox<ApiKey> box = new ComboBox<>(model.keys);
        box.setId("send-key");
        box.setMaxWidth(Double.MAX_VALUE);
        box.setCellFactory(list -> new KeyCell());
        box.setButtonCell(new KeyCell());
        model.chosen.subscribe(box::setValue);
        box.valueProperty().subscribe(key -> {
            if (key != null) {
                model.chosen.set(key);
            } else if (model.chosen.get() != null) {
                // The control resets its value while its items change. That is not a choice of the user.
                Platform.runLater(() -> box.setValue(model.chosen.get()));
            }
        });
        return new FieldBox(texts.get("send.key"), box).warning(model.keyNote);
    }

    private Node secret() {
        PasswordField field = new PasswordField();
        field.setId("send-secret");
        field.setPromptText(texts.get("send.secret.prompt"));
        HBox.setHgrow(field, Priority.ALWAYS);
        inputs.put(SendFormField.SECRET, field);
        Runnable keep = () -> {
            presenter.keepSecret(field.getCharacters());
            field.clear();
        };
        field.setOnAction(event -> keep.run());
        FieldBox box = new FieldBox(texts.get("send.secret"), field,
                Nodes.row(8, field, Nodes.button(texts.get("send.secret.keep"), keep)))
                .error(model.error(SendFormField.SECRET)).hint(texts.get("send.secret.hint"));
        model.secretHeld.subscribe(held -> Nodes.setShown(box, !held));
        return box;
    }

    private Node channel() {
        return new FieldBox(texts.get("send.channel"), new SegmentedControl<>(List.of(Channel.values()), model.channel,
                channel -> texts.get("send.channel." + channel.name()),
                channel -> Icons.of(channel == Channel.EMAIL ? Feather.MAIL : Feather.MESSAGE_SQUARE, "lk-icon-small"),
                false));
    }

    private Node mail() {
        HBox people = new HBox(16, line(SendFormField.MAIL_FROM), line(SendFormField.MAIL_TO));
        VBox form = new VBox(16, people, line(SendFormField.SUBJECT), area(SendFormField.MAIL_TEXT, 7));
        model.channel.subscribe(channel -> Nodes.setShown(form, channel == Channel.EMAIL));
        return form;
    }

    private Node sms() {
        Label meter = Nodes.label("", "lk-caption");
        meter.setId("send-meter");
        model.meter.subscribe(meter::setText);
        HBox people = new HBox(16, line(SendFormField.SMS_TO), line(SendFormField.SMS_FROM));
        VBox form = new VBox(16, people, area(SendFormField.SMS_TEXT, 4).besideLabel(meter));
        model.channel.subscribe(channel -> Nodes.setShown(form, channel == Channel.SMS));
        return form;
    }

    private FieldBox line(SendFormField field) {
        TextField input = new TextField();
        input.textProperty().bindBidirectional(model.text(field));
        FieldBox box = box(field, input);
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setPrefWidth(200);
        return box;
    }

    private FieldBox area(SendFormField field, int rows) {
        TextArea input = new TextArea();
        input.setWrapText(true);
        input.setPrefRowCount(rows);
        input.textProperty().bindBidirectional(model.text(field));
        return box(field, input);
    }

    private FieldBox box(SendFormField field, TextInputControl input) {
        input.setId("send-" + field.name());
        inputs.put(field, input);
        return new FieldBox(texts.get("send.field." + field.name()), input).error(model.error(field));
    }

    private Node delivery() {
        Button send = Nodes.button("", presenter::send, "accent");
        send.setId("send-submit");
        send.setGraphic(Icons.of(Feather.SEND));
        send.setTooltip(new Tooltip(SEND.getDisplayText()));
        model.busy.subscribe(busy -> {
            send.setText(texts.get(busy ? "send.busy" : "send.submit"));
            send.setDisable(busy);
        });
        Label nothing = Nodes.wrapped("", "lk-muted");
        model.delivery.subscribe(nothing::setText);
        HBox.setHgrow(nothing, Priority.ALWAYS);
        nothing.setMaxWidth(Double.MAX_VALUE);
        HBox foot = Nodes.row(16, nothing, send);
        foot.getStyleClass().add("lk-form-foot");
        return foot;
    }

    private Node problem() {
        Notice notice = new Notice(Feather.ALERT_CIRCLE, "danger", "");
        notice.getStyleClass().add("flush");
        notice.setId("send-problem");
        notice.bindText(model.problem);
        return notice;
    }
}
