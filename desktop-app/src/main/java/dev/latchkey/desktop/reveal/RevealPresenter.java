package dev.latchkey.desktop.reveal;

import dev.latchkey.desktop.account.Snippet;
import dev.latchkey.desktop.clipboard.SecretClipboard;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.ApiKey;
import dev.latchkey.sdk.keys.IssuedKey;

/** What happens during the one look at a new key's secret. */
public final class RevealPresenter {
    private final RevealModel model;
    private final IssuedKey issued;
    private final SecretClipboard clipboard;
    private final Navigator navigator;

    /** Places that the dialog leads to. */
    public interface Navigator {
        /** Closes the dialog. */
        void close();

        /** Opens the test send with the new key. */
        void test(ApiKey key);
    }

    /** A look at this key. */
    public RevealPresenter(RevealModel model, IssuedKey issued, SecretClipboard clipboard, Navigator navigator) {
        this.model = model;
        this.issued = issued;
        this.clipboard = clipboard;
        this.navigator = navigator;
    }

    /** Copies the public part. */
    public void copyConsumerKey() {
        String consumerKey = issued.key().consumerKey();
        if (consumerKey != null) {
            clipboard.copyPlain(consumerKey);
        }
    }

    /** Copies the secret for a short time. */
    public void copySecret() {
        clipboard.copy(issued.secret());
        model.copied.set(true);
    }

    /** Copies both parts as the lines of an environment file, for a short time. */
    public void copyEnvironmentLines() {
        String consumerKey = issued.key().consumerKey();
        String lines = (consumerKey == null ? "" : Snippet.KEY + "=" + consumerKey + "\n")
                + Snippet.SECRET + "=" + issued.secret().reveal() + "\n";
        try (Secret both = Secret.of(lines)) {
            clipboard.copy(both);
        }
        model.copied.set(true);
    }

    /** Whether it may go out of sight without a question. */
    public boolean canClose() {
        return model.copied.get() || model.saved.get();
    }

    /** Ends the look; possible once the secret was copied or is where it is needed. */
    public void done() {
        if (canClose()) {
            navigator.close();
        }
    }

    /** The user wants to leave: asks once when the secret was never copied. */
    public void dismiss() {
        if (canClose()) {
            navigator.close();
        } else {
            model.confirmingClose.set(true);
        }
    }

    /** The user wants to stay after all. */
    public void keepOpen() {
        model.confirmingClose.set(false);
    }

    /** The user leaves, and knows what that means. */
    public void closeAnyway() {
        navigator.close();
    }

    /** Leads to the test send with the new key; the secret stays in memory for it. */
    public void test() {
        navigator.test(issued.key());
    }
}
