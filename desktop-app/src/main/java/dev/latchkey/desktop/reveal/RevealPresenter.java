package dev.latchkey.desktop.reveal;

import dev.latchkey.desktop.account.Snippet;
import dev.latchkey.desktop.clipboard.SecretClipboard;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.ApiKey;
import dev.latchkey.sdk.keys.IssuedKey;

/** Presenter of the dialog that shows a new secret. */
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

    /** Creates a presenter for this key. */
    public RevealPresenter(RevealModel model, IssuedKey issued, SecretClipboard clipboard, Navigator navigator) {
        this.model = model;
        this.issued = issued;
        this.clipboard = clipboard;
        this.navigator = navigator;
    }

    /** Copies the consumer key. */
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

    /** Copies consumer key and secret as lines of an .env file, for a short time. */
    public void copyEnvironmentLines() {
        String consumerKey = issued.key().consumerKey();
        String lines = (consumerKey == null ? "" : Snippet.KEY + "=" + consumerKey + "\n")
                + Snippet.SECRET + "=" + issued.secret().reveal() + "\n";
        try (Secret envLines = Secret.of(lines)) {
            clipboard.copy(envLines);
        }
        model.copied.set(true);
    }

    /** Returns true if the dialog may close without a question. */
    public boolean canClose() {
        return model.copied.get() || model.saved.get();
    }

    /** Closes the dialog, if the secret was copied or saved. */
    public void done() {
        if (canClose()) {
            navigator.close();
        }
    }

    /** Closes the dialog, or asks the user first if the secret was neither copied nor saved. */
    public void dismiss() {
        if (canClose()) {
            navigator.close();
        } else {
            model.confirmingClose.set(true);
        }
    }

    /** Withdraws the question. */
    public void keepOpen() {
        model.confirmingClose.set(false);
    }

    /** Closes the dialog without the secret being copied. */
    public void closeAnyway() {
        navigator.close();
    }

    /** Opens the test send with the new key. The secret stays in memory for it. */
    public void test() {
        navigator.test(issued.key());
    }
}
