package dev.latchkey.desktop.keys;

import dev.latchkey.desktop.ui.CopyButton;
import dev.latchkey.desktop.ui.EnvBadge;
import dev.latchkey.desktop.ui.Icons;
import dev.latchkey.desktop.ui.Nodes;
import dev.latchkey.desktop.ui.RevealButton;
import dev.latchkey.desktop.ui.SecretLabel;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.ApiKey;
import dev.latchkey.sdk.keys.Permission;
import java.time.Instant;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Detail pane of one key. */
final class KeyDetail extends BorderPane {
    private final KeysPresenter presenter;
    private final KeyLabels labels;
    private final Runnable close;
    private final VBox dates = new VBox();
    private @Nullable KeyRow shown;

    KeyDetail(KeysPresenter presenter, KeyLabels labels, Runnable close) {
        this.presenter = presenter;
        this.labels = labels;
        this.close = close;
        getStyleClass().add("lk-detail");
    }

    void show(@Nullable KeyRow row) {
        shown = row;
        if (row == null) {
            setTop(null);
            setCenter(null);
            setBottom(null);
            return;
        }
        updateDates();
        ApiKey key = row.key();
        VBox body = new VBox(credentials(row), permissions(key), addresses(key), dates);
        body.getStyleClass().add("lk-detail-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setTop(head(row));
        setCenter(scroll);
        setBottom(foot(row));
    }

    /** Updates relative times only, because the user may be holding a secret visible. */
    void updateDates() {
        KeyRow row = shown;
        if (row != null) {
            dates.getChildren().setAll(dates(row));
        }
    }

    private Node head(KeyRow row) {
        Label name = Nodes.wrapped(row.key().name(), "lk-section");
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox top = Nodes.row(8, name, Icons.button(Feather.X, labels.text("keys.detail.close"), close));
        HBox marks = Nodes.row(10, EnvBadge.of(row.key().environment()),
                Nodes.row(6, StatusIcon.of(row.state()), Nodes.label(labels.state(row), "lk-caption")));
        VBox head = new VBox(8, top, marks);
        head.setPadding(new Insets(16, 12, 0, 20));
        return head;
    }

    private Node credentials(KeyRow row) {
        VBox box = new VBox(12);
        String consumerKey = row.key().consumerKey();
        if (consumerKey != null) {
            Label value = Nodes.label(consumerKey, "lk-mono");
            HBox.setHgrow(value, Priority.ALWAYS);
            value.setMaxWidth(Double.MAX_VALUE);
            box.getChildren().add(part("keys.detail.consumerKey", Nodes.row(4, value,
                    CopyButton.of(labels.text("keys.detail.copyConsumerKey"), presenter::copyConsumerKey))));
        }
        box.getChildren().add(presenter.secretOf(row.key()).map(this::held).orElseGet(() -> notHeld(row.key())));
        return box;
    }

    private Node held(Secret secret) {
        SecretLabel label = new SecretLabel(secret, labels.text("keys.detail.secret.hidden"));
        label.getStyleClass().add("small");
        Button reveal = RevealButton.of(label, labels.text("keys.detail.reveal"));
        return part("keys.detail.secret", label, Nodes.row(8,
                CopyButton.withText(labels.text("keys.detail.copySecret"), presenter::copySecret), reveal),
                Nodes.wrapped(labels.text("keys.detail.secret.held"), "lk-caption"));
    }

    private Node notHeld(ApiKey key) {
        return part("keys.detail.secret", Nodes.label(labels.masked(key), "lk-mono"),
                Nodes.wrapped(labels.text("keys.detail.secret.gone"), "lk-caption"));
    }

    private Node permissions(ApiKey key) {
        VBox list = new VBox(4);
        for (Permission permission : key.permissions()) {
            boolean all = permission.equals(Permission.EVERYTHING);
            list.getChildren().add(all
                    ? Nodes.row(6, Icons.of(Feather.ALERT_TRIANGLE, "lk-icon-warn"),
                            Nodes.label(labels.text("keys.permissions.everything")))
                    : Nodes.label(permission.name(), "lk-mono"));
        }
        return part("keys.detail.permissions", list);
    }

    private Node addresses(ApiKey key) {
        if (key.allowedIps().isEmpty()) {
            return part("keys.detail.ips", Nodes.wrapped(labels.text("keys.detail.ips.any"), "lk-muted"));
        }
        FlowPane chips = new FlowPane(4, 4);
        key.allowedIps().forEach(range -> {
            HBox chip = new HBox(Nodes.label(range.toString()));
            chip.getStyleClass().addAll("lk-chip", "plain");
            chips.getChildren().add(chip);
        });
        return part("keys.detail.ips", chips);
    }

    private Node dates(KeyRow row) {
        GridPane grid = new GridPane(16, 8);
        ApiKey key = row.key();
        date(grid, "keys.column.created", labels.created(key), key.created());
        date(grid, "keys.column.expires", labels.expires(row), key.expires());
        date(grid, "keys.column.used", labels.lastUsed(key), key.lastUsed());
        Integer length = key.length();
        if (length != null) {
            date(grid, "keys.detail.length", labels.text("keys.detail.characters", length), null);
        }
        return grid;
    }

    private void date(GridPane grid, String title, String value, @Nullable Instant exact) {
        Label shown = Nodes.label(value);
        if (exact != null) {
            Nodes.withTooltip(shown, labels.exact(exact));
        }
        grid.addRow(grid.getRowCount(), Nodes.label(labels.text(title), "lk-muted"), shown);
    }

    private Node foot(KeyRow row) {
        Button test = Nodes.button(labels.text("keys.detail.test"), presenter::testSend);
        test.setGraphic(Icons.of(Feather.SEND));
        Button revoke = Nodes.button(labels.text("keys.detail.revoke"), presenter::revoke, "danger", "button-outlined");
        revoke.setId("detail-revoke");
        revoke.setDisable(!row.isUsable() && row.state() != KeyRow.State.EXPIRED);
        HBox foot = Nodes.row(8, test, Nodes.spacer(), revoke);
        foot.setPadding(new Insets(12, 20, 12, 20));
        foot.getStyleClass().add("lk-detail-foot");
        return foot;
    }

    private VBox part(String title, Node... nodes) {
        VBox part = new VBox(6, Nodes.label(labels.text(title), "lk-overline"));
        part.getChildren().addAll(nodes);
        return part;
    }
}
