package dev.latchkey.desktop.account;

import dev.latchkey.sdk.LatchkeyException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Request and response, as far as they may be shown. Never contains credentials.
 *
 * @param method HTTP method
 * @param path path of the request
 * @param status HTTP status; 0 if no response arrived
 * @param duration from the start of the call to its end
 * @param requestId request ID from the gateway; null if it sent none
 * @param request request body, JSON
 * @param response response body, JSON; empty if no response arrived
 * @param refusal reason for the failure; null if the message was accepted
 */
public record Exchange(String method, String path, int status, Duration duration, @Nullable String requestId,
        String request, String response, @Nullable LatchkeyException refusal) {
    /** Returns true if the gateway accepted the message. */
    public boolean accepted() {
        return refusal == null;
    }
}
