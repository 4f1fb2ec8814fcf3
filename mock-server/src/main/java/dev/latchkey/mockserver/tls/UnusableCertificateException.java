package dev.latchkey.mockserver.tls;

import org.jspecify.annotations.Nullable;

/** Thrown if a certificate or its key cannot be used. The message tells the user why, and what to do about it. */
public final class UnusableCertificateException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnusableCertificateException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    UnusableCertificateException(String message) {
        this(message, null);
    }
}
