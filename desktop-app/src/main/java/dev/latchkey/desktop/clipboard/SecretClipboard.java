package dev.latchkey.desktop.clipboard;

import dev.latchkey.desktop.ui.Timers;
import dev.latchkey.sdk.Secret;
import java.time.Duration;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Copies secrets for a short time: history tools are asked to skip them, and after {@link #CLEAR_AFTER} or on quitting the
 * clipboard is emptied, unless something else was copied since. To be used on the screen's thread.
 */
public final class SecretClipboard {
    /** How long a copied secret stays. */
    public static final Duration CLEAR_AFTER = Duration.ofSeconds(30);

    private static final Duration TICK = Duration.ofSeconds(1);

    private final ClipboardPort clipboard;
    private final Timers timers;
    private final ReadOnlyIntegerWrapper secondsLeft = new ReadOnlyIntegerWrapper(this, "secondsLeft");
    private @Nullable Secret copied;
    private Timers.@Nullable Timer countdown;

    /** Copies to this clipboard. */
    public SecretClipboard(ClipboardPort clipboard, Timers timers) {
        this.clipboard = clipboard;
        this.timers = timers;
    }

    /** In how many seconds the clipboard is emptied; 0 when it holds nothing of ours. */
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

    /** Copies what is no secret. A secret copied before is thereby gone. */
    public void copyPlain(String text) {
        reset();
        clipboard.putPlain(text);
    }

    /** Empties the clipboard if it still holds our secret. */
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
