package dev.latchkey.desktop.keys;

import dev.latchkey.desktop.ui.Icons;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Icon for the state of a key: a dot, a clock or a cross. */
final class StatusIcon {
    private StatusIcon() {}

    static Node of(KeyRow.State state) {
        return switch (state) {
            case ACTIVE -> dot();
            case EXPIRES_SOON -> Icons.of(Feather.CLOCK, "lk-status-soon");
            case EXPIRED -> Icons.of(Feather.CLOCK, "lk-status-off");
            case REVOKING, REVOKED -> Icons.of(Feather.X_CIRCLE, "lk-status-off");
            case OTHER -> Icons.of(Feather.HELP_CIRCLE);
        };
    }

    private static Region dot() {
        Region dot = new Region();
        dot.getStyleClass().addAll("lk-dot", "running");
        return dot;
    }
}
