package dev.latchkey.desktop.account;

import dev.latchkey.sdk.LatchkeyException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, as much of it as may be shown: credentials were never put in.
 *
 * @param method HTTP method
 * @param path path of the request
 * @param status HTTP status; 0 when no answer came
 * @param duration from the start of the call to its end
 * @param requestId the gateway's name for the request; null where it gave none
 * @param request body of the request, JSON
 * @param response what was answered, JSON; empty when no answer came
 * @param refusal why it did not work; null when it did
 */
public record Exchange(String method, String path, int status, Duration duration, @Nullable String requestId,
        String request, String response, @Nullable LatchkeyException refusal) {
    /** Whether the gateway took the message. */
    public boolean accepted() {
        return refusal == null;
    }
}
