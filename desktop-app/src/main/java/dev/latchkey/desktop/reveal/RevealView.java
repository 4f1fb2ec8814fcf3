package dev.latchkey.desktop.reveal;

import dev.latchkey.desktop.shell.Overlay;
import dev.latchkey.desktop.ui.CopyButton;
import dev.latchkey.desktop.ui.EnvBadge;
import dev.latchkey.desktop.ui.Icons;
import dev.latchkey.desktop.ui.Nodes;
import dev.latchkey.desktop.ui.Notice;
import dev.latchkey.desktop.ui.OverlayCard;
import dev.latchkey.desktop.ui.RevealButton;
import dev.latchkey.desktop.ui.SecretLabel;
import dev.latchkey.desktop.ui.Texts;
import dev.latchkey.sdk.keys.IssuedKey;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Dialog that shows the secret of a new key. It cannot be closed by accident. */
public final class RevealView implements Overlay {
    private static final double WIDTH = 600;

    private final RevealModel model;
    private final RevealPresenter presenter;
    private final Texts texts;
    private final Button copySecret;
    private final OverlayCard card;

    /** Creates a view of this model for this key. */
    public RevealView(RevealModel model, RevealPresenter presenter, IssuedKey issued, Texts texts) {
        this.model = model;
        this.presenter = presenter;
        this.texts = texts;
        copySecret = CopyButton.withText(texts.get("reveal.copy"), presenter::copySecret, "accent");
        copySecret.setId("reveal-copy");
        VBox body = new VBox(once());
        String consumerKey = issued.key().consumerKey();
        if (consumerKey != null) {
            body.getChildren().add(consumerKey(consumerKey));
        }
        body.getChildren().addAll(secret(issued), savedBox());
        card = new OverlayCard(WIDTH, texts.get("reveal.title", issued.key().name()), body)
                .besideTitle(EnvBadge.of(issued.key().environment()))
                .aboveFooter(question())
                .footer(foot());
    }

    @Override
    public Region card() {
        return card;
    }

    @Override
    public Node firstFocus() {
        return copySecret;
    }

    @Override
    public void dismiss() {
        presenter.dismiss();
    }

    private Node once() {
        return new Notice(Feather.SHIELD, "", texts.get("reveal.once"));
    }

    private Node consumerKey(String value) {
        Label label = Nodes.label(value, "lk-mono");
        label.setId("reveal-consumer-key");
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox row = Nodes.row(8, label, CopyButton.of(texts.get("reveal.copyConsumerKey"), presenter::copyConsumerKey));
        row.getStyleClass().add("lk-value");
        return new VBox(6, Nodes.label(texts.get("reveal.consumerKey"), "lk-field-label"), row);
    }

    private Node secret(IssuedKey issued) {
        SecretLabel label = new SecretLabel(issued.secret(), texts.get("reveal.secret.hidden"));
        label.setId("reveal-secret");
        Button show = RevealButton.of(label, texts.get("reveal.show"));
        show.setId("reveal-show");
        show.getStyleClass().addAll("flat", "lk-small");
        Button lines = CopyButton.withText(texts.get("reveal.copyLines"), presenter::copyEnvironmentLines);
        return new VBox(6,
                Nodes.row(8, Nodes.label(texts.get("reveal.secret"), "lk-field-label"), Nodes.spacer(), show),
                label, new FlowPane(8, 8, copySecret, lines));
    }

    private Node savedBox() {
        CheckBox box = new CheckBox(texts.get("reveal.saved"));
        box.setId("reveal-saved");
        box.selectedProperty().bindBidirectional(model.saved);
        return box;
    }

    private Node question() {
        Notice notice = new Notice(Feather.ALERT_TRIANGLE, "danger", texts.get("reveal.question"),
                Nodes.button(texts.get("reveal.leave"), presenter::closeAnyway),
                Nodes.button(texts.get("reveal.stay"), presenter::keepOpen));
        notice.getStyleClass().add("in-card");
        notice.setId("reveal-question");
        model.confirmingClose.subscribe(asking -> Nodes.setShown(notice, asking));
        return notice;
    }

    private Node[] foot() {
        Button test = Nodes.button(texts.get("reveal.test"), presenter::test);
        test.setGraphic(Icons.of(Feather.SEND));
        test.setId("reveal-test");
        Button done = Nodes.button(texts.get("reveal.done"), presenter::done);
        done.setId("reveal-done");
        Label why = Nodes.label(texts.get("reveal.done.why"), "lk-caption");
        done.disableProperty().bind(model.copied.not().and(model.saved.not()));
        done.disabledProperty().subscribe(disabled -> Nodes.setShown(why, disabled));
        return new Node[]{test, Nodes.spacer(), why, done};
    }
}
