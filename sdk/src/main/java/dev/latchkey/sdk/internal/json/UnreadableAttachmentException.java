package dev.latchkey.sdk.internal.json;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when an attachment cannot be read, or changed while it was sent. The request was aborted before its end, so
 * no gateway accepted it. The message is for people. Sending again is useless until they fix the cause.
 */
public final class UnreadableAttachmentException extends IOException {
    private static final long serialVersionUID = 1;

    UnreadableAttachmentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
