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

/** Cards over a veil, inside the scene. While one is there, the keyboard cannot leave it. */
public final class OverlayHost extends StackPane {
    private static final Duration DOUBLE_PRESS = Duration.ofMillis(500);

    private final Timers timers;
    private Timers.Timer justOpenedTimer = () -> {};
    private boolean justOpened;
    private @Nullable Overlay current;
    private @Nullable Node focusBefore;

    /** Shows nothing yet. */
    public OverlayHost(Timers timers) {
        this.timers = timers;
        getStyleClass().add("lk-scrim");
        setPadding(new Insets(24));
        setVisible(false);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            // The second half of a double click on what opened the card is no wish to close it.
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

    /** Whether a card is there. */
    public boolean isOpen() {
        return current != null;
    }

    /** Shows a card in place of the current one. */
    public void show(Overlay overlay) {
        if (current == null && getScene() != null) {
            focusBefore = getScene().getFocusOwner();
        }
        current = overlay;
        // The second Enter of a double one was meant for what was there before, not for this card's first button.
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
        // A scroll pane's content belongs to the scene, and can have the focus, only once it was styled.
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
        Overlay there = current;
        if (there != null && owner != null && !contains(owner)) {
            Platform.runLater(() -> {
                if (current == there) {
                    there.firstFocus().requestFocus();
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
