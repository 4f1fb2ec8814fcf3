package dev.latchkey.desktop.revoke;

import dev.latchkey.desktop.account.Revocations;
import dev.latchkey.desktop.shell.Toasts;
import dev.latchkey.desktop.ui.Formats;
import dev.latchkey.desktop.ui.Texts;
import dev.latchkey.sdk.keys.ApiKey;
import java.time.Duration;
import java.time.Instant;

/** What happens when a key shall be revoked. */
public final class RevokePresenter {
    private static final Duration BUSY = Duration.ofDays(1);

    private final RevokeModel model;
    private final Revocations revocations;
    private final Toasts toasts;
    private final RevokeNavigator navigator;
    private final Texts texts;
    private final Formats formats;

    /** The question about the model's key. */
    public RevokePresenter(RevokeModel model, Revocations revocations, Toasts toasts, RevokeNavigator navigator,
            Texts texts,
            Formats formats) {
        this.model = model;
        this.revocations = revocations;
        this.toasts = toasts;
        this.navigator = navigator;
        this.texts = texts;
        this.formats = formats;
    }

    /** What stops working, in a sentence. */
    public String consequence() {
        Instant used = model.key().lastUsed();
        return used == null
                ? texts.get("revoke.consequence.unused")
                : texts.get("revoke.consequence", formats.ago(used));
    }

    /** Whether the key was used so lately that something surely breaks. */
    public boolean isBusy() {
        Instant used = model.key().lastUsed();
        return used != null && used.isAfter(formats.now().minus(BUSY));
    }

    /** Revokes the key after a moment in which it can be called back. */
    public void revoke() {
        if (!model.confirmed().get()) {
            return;
        }
        ApiKey key = model.key();
        navigator.close();
        revocations.request(key);
        toasts.offer(texts.get("revoke.toast.pending", key.name()), texts.get("revoke.toast.undo"), Revocations.UNDO,
                () -> {
                    if (revocations.undo(key.id())) {
                        toasts.say(texts.get("revoke.toast.undone", key.name()));
                    }
                });
    }

    /** Leaves the key as it is. */
    public void cancel() {
        navigator.close();
    }

    /** Says what came of a revocation. */
    public static void report(Revocations.Outcome outcome, Toasts toasts, Texts texts) {
        String name = outcome.key().name();
        switch (outcome) {
            case Revocations.Outcome.Proven proven -> toasts.say(texts.get("revoke.toast.proven", name));
            case Revocations.Outcome.Revoked revoked -> toasts.say(texts.get("revoke.toast.revoked", name));
            case Revocations.Outcome.StillAccepted still -> toasts.warn(texts.get("revoke.toast.still", name));
            case Revocations.Outcome.Failed failed ->
                toasts.warn(texts.get("revoke.toast.failed", name, failed.failure().message()));
        }
    }
}
