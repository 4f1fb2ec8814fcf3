package dev.latchkey.desktop.clipboard;

import dev.latchkey.desktop.ui.Timers;
import dev.latchkey.sdk.Secret;
import java.time.Duration;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Copies secrets for a short time. Clipboard managers are asked not to record them. After {@link #CLEAR_AFTER} or on
 * quitting the clipboard is cleared, unless something else was copied since. Call it on the JavaFX thread.
 */
public final class SecretClipboard {
    /** Time after which a copied secret is cleared. */
    public static final Duration CLEAR_AFTER = Duration.ofSeconds(30);

    private static final Duration TICK = Duration.ofSeconds(1);

    private final ClipboardPort clipboard;
    private final Timers timers;
    private final ReadOnlyIntegerWrapper secondsLeft = new ReadOnlyIntegerWrapper(this, "secondsLeft");
    private @Nullable Secret copied;
    private Timers.@Nullable Timer countdown;

    /** Creates a secret clipboard on top of the system clipboard. */
    public SecretClipboard(ClipboardPort clipboard, Timers timers) {
        this.clipboard = clipboard;
        this.timers = timers;
    }

    /** Seconds until the clipboard is cleared; 0 if it holds no secret. */
    public ReadOnlyIntegerProperty secondsLeft() {
        return secondsLeft.getReadOnlyProperty();
    }

    /** Copies a secret. */
    public void copy(Secret secret) {
        reset();
        copied = Secret.of(secret.reveal());
        clipboard.putConcealed(secret.reveal());
        secondsLeft.set((int) CLEAR_AFTER.toSeconds());
        countdown = timers.every(TICK, this::tick);
    }

    /** Copies a text that is not secret. It replaces any secret copied before. */
    public void copyPlain(String text) {
        reset();
        clipboard.putPlain(text);
    }

    /** Clears the clipboard if it still holds the copied secret. */
    public void clear() {
        Secret ours = copied;
        if (ours != null && clipboard.text().filter(text -> text.equals(ours.reveal())).isPresent()) {
            clipboard.clear();
        }
        reset();
    }

    private void tick() {
        secondsLeft.set(secondsLeft.get() - 1);
        if (secondsLeft.get() <= 0) {
            clear();
        }
    }

    private void reset() {
        if (countdown != null) {
            countdown.cancel();
            countdown = null;
        }
        if (copied != null) {
            copied.close();
            copied = null;
        }
        secondsLeft.set(0);
    }
}
