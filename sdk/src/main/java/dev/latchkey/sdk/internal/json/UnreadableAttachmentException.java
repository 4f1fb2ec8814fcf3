package dev.latchkey.sdk.internal.json;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A file could not be sent as it was announced. The request was broken off before its end, so no gateway took it. Its
 * message is for people; sending again is no use before they did something about it.
 */
public final class UnreadableAttachmentException extends IOException {
    private static final long serialVersionUID = 1;

    UnreadableAttachmentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
