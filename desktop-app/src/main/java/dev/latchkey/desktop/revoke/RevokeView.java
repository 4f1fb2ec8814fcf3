package dev.latchkey.desktop.revoke;

import dev.latchkey.desktop.shell.Overlay;
import dev.latchkey.desktop.ui.EnvBadge;
import dev.latchkey.desktop.ui.FieldBox;
import dev.latchkey.desktop.ui.Nodes;
import dev.latchkey.desktop.ui.Notice;
import dev.latchkey.desktop.ui.OverlayCard;
import dev.latchkey.desktop.ui.Texts;
import dev.latchkey.sdk.keys.ApiKey;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Dialog that confirms a revocation. Cancel has the initial focus, and the revoke button is never the default button.
 */
public final class RevokeView implements Overlay {
    private static final double WIDTH = 480;

    private final RevokePresenter presenter;
    private final Button cancel;
    private final OverlayCard card;

    /** Creates a view of this model. */
    public RevokeView(RevokeModel model, RevokePresenter presenter, Texts texts) {
        this.presenter = presenter;
        ApiKey key = model.key();
        cancel = Nodes.button(texts.get("revoke.cancel"), presenter::cancel);
        cancel.setId("revoke-cancel");
        Button revoke = Nodes.button(texts.get("revoke.submit"), presenter::revoke, "danger");
        revoke.setId("revoke-submit");
        revoke.disableProperty().bind(model.confirmed().not());
        VBox body = new VBox(keyRow(key),
                new Notice(Feather.ALERT_TRIANGLE, presenter.isRecentlyUsed() ? "danger" : "", presenter.consequence()),
                Nodes.wrapped(texts.get("revoke.final"), "lk-muted"));
        if (model.requiresName()) {
            TextField typed = new TextField();
            typed.setId("revoke-name");
            typed.textProperty().bindBidirectional(model.typed);
            typed.setPromptText(key.name());
            body.getChildren().add(new FieldBox(texts.get("revoke.type"), typed));
        }
        card = new OverlayCard(WIDTH, texts.get("revoke.title"), body).footer(cancel, revoke);
    }

    @Override
    public Region card() {
        return card;
    }

    @Override
    public Node firstFocus() {
        return cancel;
    }

    @Override
    public void dismiss() {
        presenter.cancel();
    }

    private static Node keyRow(ApiKey key) {
        Label name = Nodes.wrapped(key.name(), "lk-strong");
        HBox row = Nodes.row(10, EnvBadge.of(key.environment()), name, Nodes.spacer(),
                Nodes.label(key.lastFive().isEmpty() ? "" : "••••" + key.lastFive(), "lk-mono", "lk-muted"));
        row.getStyleClass().add("lk-value");
        return row;
    }
}
