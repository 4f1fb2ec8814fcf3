package dev.latchkey.desktop.revoke;

import dev.latchkey.desktop.account.RevocationQueue;
import dev.latchkey.desktop.shell.Toasts;
import dev.latchkey.desktop.ui.Formats;
import dev.latchkey.desktop.ui.Texts;
import dev.latchkey.sdk.keys.ApiKey;
import java.time.Duration;
import java.time.Instant;

/** Presenter of the dialog that confirms a revocation. */
public final class RevokePresenter {
    private static final Duration RECENT_USE = Duration.ofDays(1);

    private final RevokeModel model;
    private final RevocationQueue revocations;
    private final Toasts toasts;
    private final Navigator navigator;
    private final Texts texts;
    private final Formats formats;

    /** Listener for the end of the dialog. */
    public interface Navigator {
        /** Closes the dialog. */
        void close();
    }

    /** Creates a presenter for the key of the model. */
    public RevokePresenter(RevokeModel model, RevocationQueue revocations, Toasts toasts, Navigator navigator,
            Texts texts,
            Formats formats) {
        this.model = model;
        this.revocations = revocations;
        this.toasts = toasts;
        this.navigator = navigator;
        this.texts = texts;
        this.formats = formats;
    }

    /** Returns one sentence about the consequence. */
    public String consequence() {
        Instant used = model.key().lastUsed();
        return used == null
                ? texts.get("revoke.consequence.unused")
                : texts.get("revoke.consequence", formats.ago(used));
    }

    /** Returns true if the key was used within the last day, so a program probably depends on it. */
    public boolean isRecentlyUsed() {
        Instant used = model.key().lastUsed();
        return used != null && used.isAfter(formats.now().minus(RECENT_USE));
    }

    /** Queues the revocation and offers to undo it. */
    public void revoke() {
        if (!model.confirmed().get()) {
            return;
        }
        ApiKey key = model.key();
        navigator.close();
        revocations.request(key);
        toasts.offer(texts.get("revoke.toast.pending", key.name()), texts.get("revoke.toast.undo"),
                RevocationQueue.UNDO_PERIOD,
                () -> {
                    if (revocations.undo(key.id())) {
                        toasts.show(texts.get("revoke.toast.undone", key.name()));
                    }
                });
    }

    /** Closes the dialog without revoking the key. */
    public void cancel() {
        navigator.close();
    }

    /** Shows the result of a revocation. */
    public static void report(RevocationQueue.Outcome outcome, Toasts toasts, Texts texts) {
        String name = outcome.key().name();
        switch (outcome) {
            case RevocationQueue.Outcome.Verified proven -> toasts.show(texts.get("revoke.toast.verified", name));
            case RevocationQueue.Outcome.Revoked revoked -> toasts.show(texts.get("revoke.toast.revoked", name));
            case RevocationQueue.Outcome.StillAccepted still -> toasts.warn(texts.get("revoke.toast.still", name));
            case RevocationQueue.Outcome.Failed failed ->
                toasts.warn(texts.get("revoke.toast.failed", name, failed.failure().message()));
        }
    }
}
