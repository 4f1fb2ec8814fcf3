package dev.latchkey.desktop.createkey;

import dev.latchkey.desktop.shell.Overlay;
import dev.latchkey.desktop.ui.ChipField;
import dev.latchkey.desktop.ui.EnvBadge;
import dev.latchkey.desktop.ui.FieldBox;
import dev.latchkey.desktop.ui.Icons;
import dev.latchkey.desktop.ui.Nodes;
import dev.latchkey.desktop.ui.Notice;
import dev.latchkey.desktop.ui.OverlayCard;
import dev.latchkey.desktop.ui.PermissionPicker;
import dev.latchkey.desktop.ui.SegmentedControl;
import dev.latchkey.desktop.ui.Texts;
import dev.latchkey.sdk.keys.KeyRules;
import dev.latchkey.sdk.keys.Support;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Form for a new key, built from the rules of the gateway. Its footer summarises the key in one sentence. */
public final class CreateKeyView implements Overlay {
    private static final double WIDTH = 680;

    private final CreateKeyModel model;
    private final CreateKeyPresenter presenter;
    private final Texts texts;
    private final KeyRules rules;
    private final TextField name = new TextField();
    private final TextField length = new TextField();
    private final DatePicker date = new DatePicker();
    private final ChipField ips;
    private final PermissionPicker picker;
    private final OverlayCard card;

    /** Creates a view of this model. */
    public CreateKeyView(CreateKeyModel model, CreateKeyPresenter presenter, Texts texts) {
        this.model = model;
        this.presenter = presenter;
        this.texts = texts;
        this.rules = presenter.rules();
        name.textProperty().bindBidirectional(model.name);
        name.setId("create-name");
        name.setPromptText(texts.get("create.name.prompt"));
        ips = new ChipField(model.chips, model.typedIps, texts.get("create.ips.prompt"), presenter::addIps,
                presenter::removeIp, texts.get("create.ips.remove"));
        picker = new PermissionPicker(rules.permissions().catalogue(), model.permissions, texts,
                presenter::setPermission);
        VBox body = new VBox(identity(), access(), addresses(), new HBox(24, length(), expires()));
        card = new OverlayCard(WIDTH, texts.get("create.title"), body).besideTitle(used()).aboveFooter(problem())
                .footer(foot());
        card.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
                event.consume();
                presenter.submit();
            }
        });
        model.focus.subscribe(field -> {
            if (field != null) {
                nodeOf(field).requestFocus();
            }
        });
    }

    @Override
    public Region card() {
        return card;
    }

    @Override
    public Node firstFocus() {
        return name;
    }

    @Override
    public void dismiss() {
        presenter.dismiss();
    }

    private Node nodeOf(KeyFormField field) {
        return switch (field) {
            case NAME, ENVIRONMENT -> name;
            case PERMISSIONS -> picker.lookup(".check-box");
            case IPS -> ips.field();
            case LENGTH -> length;
            case EXPIRES -> date;
        };
    }

    private FieldBox field(KeyFormField field, String label, Node node) {
        return new FieldBox(texts.get(label), node).error(model.error(field)).warning(model.warning(field));
    }

    private Label used() {
        Label used = Nodes.label("", "lk-caption");
        model.used.subscribe(used::setText);
        return used;
    }

    private Node identity() {
        Label available = Nodes.label("", "lk-ok-text");
        model.nameMark.subscribe(available::setText);
        FieldBox named = field(KeyFormField.NAME, "create.name", name).besideLabel(available);
        HBox.setHgrow(named, Priority.ALWAYS);
        Node choice = rules.environments().size() == 1
                ? Nodes.row(8, EnvBadge.of(rules.environments().getFirst()),
                        Nodes.label(texts.get("create.environment.only"), "lk-caption"))
                : new SegmentedControl<>(rules.environments(), model.environment,
                        each -> texts.get("create.environment.choose", each),
                        EnvBadge::of, true);
        return new HBox(24, named, field(KeyFormField.ENVIRONMENT, "create.environment", choice));
    }

    private Node access() {
        if (rules.permissions().choice() instanceof Support.Unsupported unsupported) {
            return new FieldBox(texts.get("create.permissions"), Nodes.wrapped(unsupported.why(), "lk-muted"));
        }
        SegmentedControl<PermissionPreset> presets = new SegmentedControl<>(PermissionPreset.of(rules.permissions()),
                model.preset,
                preset -> texts.get("create.preset." + preset.name()),
                preset -> preset == PermissionPreset.EVERYTHING
                        ? Icons.of(Feather.ALERT_TRIANGLE, "lk-icon-small")
                        : null,
                false);
        VBox box = new VBox(8, presets, picker);
        return field(KeyFormField.PERMISSIONS, "create.permissions", box);
    }

    private Node addresses() {
        if (rules.allowlist().support() instanceof Support.Unsupported unsupported) {
            return new FieldBox(texts.get("create.ips"), Nodes.wrapped(unsupported.why(), "lk-muted"));
        }
        FieldBox box = field(KeyFormField.IPS, "create.ips", ips).hint(texts.get("create.ips.hint"));
        HBox offers = Nodes.row(12);
        box.getChildren().add(offers);
        model.chips.subscribe(() -> {
            offers.getChildren().setAll(Stream.iterate(0, i -> i < model.ips.size(), i -> i + 1)
                    .filter(i -> model.ips.get(i).suggestion() != null)
                    .map(this::offer)
                    .toList());
            Nodes.setShown(offers, !offers.getChildren().isEmpty());
        });
        Nodes.setShown(offers, false);
        return box;
    }

    private Button offer(int index) {
        return Nodes.button(texts.get("create.ips.use", String.valueOf(model.ips.get(index).suggestion())),
                () -> presenter.acceptSuggestion(index), "lk-link");
    }

    private Node length() {
        if (rules.length().choice() instanceof Support.Unsupported unsupported) {
            return new FieldBox(texts.get("create.length"), Nodes.wrapped(unsupported.why(), "lk-muted"));
        }
        length.setPrefColumnCount(4);
        length.setMaxWidth(64);
        length.setMinWidth(64);
        length.textProperty().bindBidirectional(model.length);
        Slider slider = new Slider(rules.length().min(), rules.length().max(), rules.length().defaultLength());
        slider.setAccessibleText(texts.get("create.length"));
        slider.setBlockIncrement(8);
        slider.setMinWidth(130);
        slider.setPrefWidth(150);
        slider.valueProperty().subscribe(value -> {
            if (slider.isFocused() || slider.isValueChanging()) {
                model.length.set(String.valueOf(Math.round(value.doubleValue())));
            }
        });
        model.length.subscribe(text -> {
            if (text.strip().matches("\\d{1,6}")) {
                slider.setValue(Integer.parseInt(text.strip()));
            }
        });
        FieldBox box = new FieldBox(texts.get("create.length"), length, Nodes.row(12, length, slider));
        box.error(model.error(KeyFormField.LENGTH)).warning(model.warning(KeyFormField.LENGTH));
        box.setMinWidth(220);
        box.setPrefWidth(220);
        return box;
    }

    private Node expires() {
        if (rules.expiry() instanceof Support.Unsupported unsupported) {
            return new FieldBox(texts.get("create.expires"), Nodes.wrapped(unsupported.why(), "lk-muted"));
        }
        SegmentedControl<Lifetime> choice = new SegmentedControl<>(List.of(Lifetime.values()), model.lifetime,
                lifetime -> texts.get("create.lifetime." + lifetime.name()), lifetime -> null, false);
        date.valueProperty().bindBidirectional(model.date);
        date.setAccessibleText(texts.get("create.expires.date"));
        date.setPromptText(texts.get("create.expires.date"));
        date.setMaxWidth(180);
        model.lifetime.subscribe(lifetime -> Nodes.setShown(date, lifetime == Lifetime.DATE));
        FieldBox box = field(KeyFormField.EXPIRES, "create.expires", new VBox(8, choice, date));
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private Node problem() {
        Notice notice = new Notice(Feather.ALERT_CIRCLE, "danger", "");
        notice.getStyleClass().add("in-card");
        notice.setId("create-problem");
        notice.bindText(model.problem);
        return notice;
    }

    private Node[] foot() {
        Label summary = Nodes.wrapped("", "lk-caption");
        summary.setId("create-summary");
        model.summary.subscribe(summary::setText);
        HBox.setHgrow(summary, Priority.ALWAYS);
        summary.setMaxWidth(Double.MAX_VALUE);
        Button cancel = Nodes.button(texts.get("create.cancel"), presenter::cancel);
        Button create = Nodes.button("", presenter::submit, "accent");
        create.setId("create-submit");
        create.setDefaultButton(true);
        model.busy.subscribe(busy -> {
            create.setText(texts.get(busy ? "create.busy" : "create.submit"));
            create.setDisable(busy);
            cancel.setDisable(busy);
        });
        return new Node[]{summary, cancel, create};
    }
}
