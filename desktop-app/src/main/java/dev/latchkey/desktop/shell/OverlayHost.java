package dev.latchkey.desktop.shell;

import dev.latchkey.desktop.ui.Theme;
import dev.latchkey.desktop.ui.Timers;
import java.time.Duration;
import javafx.animation.FadeTransition;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Shows cards in front of the window, one at a time, and keeps the keyboard focus in them. The app opens no second
 * window.
 */
public final class OverlayHost extends StackPane {
    private static final Duration DOUBLE_PRESS = Duration.ofMillis(500);

    private final Timers timers;
    private Timers.Timer justOpenedTimer = () -> {};
    private boolean justOpened;
    private @Nullable Overlay current;
    private @Nullable Node focusBefore;

    /** Creates a host without a card. */
    public OverlayHost(Timers timers) {
        this.timers = timers;
        getStyleClass().add("lk-scrim");
        setPadding(new Insets(24));
        setVisible(false);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            // Ignore the second half of the double click that opened the card.
            if (event.getTarget() == this && current != null && event.getClickCount() == 1) {
                current.dismiss();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (justOpened && event.getCode() == KeyCode.ENTER && event.getTarget() instanceof ButtonBase) {
                event.consume();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && current != null) {
                event.consume();
                current.dismiss();
            }
        });
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.focusOwnerProperty().subscribe(this::keepFocus);
            }
        });
    }

    /** Returns true if a card is shown. */
    public boolean isOpen() {
        return current != null;
    }

    /** Shows a card in place of the current one. */
    public void show(Overlay overlay) {
        if (current == null && getScene() != null) {
            focusBefore = getScene().getFocusOwner();
        }
        current = overlay;
        // Ignore a second Enter for a moment: it was meant for the previous card, not for a button of this one.
        justOpened = true;
        justOpenedTimer.cancel();
        justOpenedTimer = timers.after(DOUBLE_PRESS, () -> justOpened = false);
        Region card = overlay.card();
        card.setMaxHeight(Region.USE_PREF_SIZE);
        getChildren().setAll(card);
        setVisible(true);
        if (Theme.isMotionEnabled()) {
            FadeTransition fade = new FadeTransition(javafx.util.Duration.millis(120), this);
            fade.setFromValue(0);
            fade.setToValue(1);
            fade.play();
        }
        // The content of a scroll pane joins the scene, and can have the focus, only after CSS is applied.
        card.applyCss();
        overlay.firstFocus().requestFocus();
    }

    /** Removes the card and returns the focus to where it was. */
    public void close() {
        current = null;
        getChildren().clear();
        setVisible(false);
        if (focusBefore != null && focusBefore.getScene() != null) {
            focusBefore.requestFocus();
        }
    }

    private void keepFocus(@Nullable Node owner) {
        Overlay expected = current;
        if (expected != null && owner != null && !contains(owner)) {
            Platform.runLater(() -> {
                if (current == expected) {
                    expected.firstFocus().requestFocus();
                }
            });
        }
    }

    private boolean contains(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each == this) {
                return true;
            }
        }
        return false;
    }
}
