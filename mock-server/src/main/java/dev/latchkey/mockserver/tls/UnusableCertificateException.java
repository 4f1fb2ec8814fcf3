package dev.latchkey.mockserver.tls;

import org.jspecify.annotations.Nullable;

/** A certificate or its key cannot be used. The message says why in a sentence that a person can act on. */
public final class UnusableCertificateException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnusableCertificateException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    UnusableCertificateException(String message) {
        this(message, null);
    }
}
