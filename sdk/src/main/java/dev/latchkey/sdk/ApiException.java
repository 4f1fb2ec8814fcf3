package dev.latchkey.sdk;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The gateway answered, and its answer is a refusal. Subclasses say what to do next; a refusal that fits none of them
 * is thrown as this class.
 */
public class ApiException extends LatchkeyException {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    /** A refusal, as the gateway's client understood it. */
    public ApiException(Refusal refusal) {
        super(refusal.describe(), null);
        this.refusal = refusal;
    }

    /** Which gateway refused. */
    public Gateway gateway() {
        return refusal.gateway();
    }

    /** HTTP status of the answer. Some gateways refuse with 200. */
    public int status() {
        return refusal.status();
    }

    /** The gateway's own code for the reason, where it gives one. */
    public Optional<String> code() {
        return Optional.ofNullable(refusal.code());
    }

    /** What the gateway said, in its words. */
    public String reason() {
        return refusal.reason();
    }

    /** The gateway's name for this request, to quote to its support. */
    public Optional<String> requestId() {
        return Optional.ofNullable(refusal.requestId());
    }

    /** How many requests were sent before giving up. */
    public int attempts() {
        return refusal.attempts();
    }

    /** What is wrong field by field, where the gateway says so; else empty. */
    public List<FieldError> fieldErrors() {
        return refusal.fieldErrors();
    }

    /** How long the gateway asks to wait before the next try, where it says so. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(refusal.retryAfter());
    }

    /**
     * What a gateway's client found in a refusal.
     *
     * @param gateway which gateway
     * @param status HTTP status
     * @param code the gateway's code, or null
     * @param reason the gateway's words
     * @param requestId the gateway's name for the request, or null
     * @param attempts requests sent
     * @param fieldErrors per field, or empty
     * @param retryAfter how long to wait, or null
     */
    public record Refusal(Gateway gateway, int status, @Nullable String code, String reason, @Nullable String requestId,
            int attempts, List<FieldError> fieldErrors, @Nullable Duration retryAfter) {
        public Refusal {
            fieldErrors = List.copyOf(fieldErrors);
        }

        private String describe() {
            StringBuilder text = new StringBuilder(reason);
            fieldErrors.forEach(error -> text.append(' ').append(error).append(';'));
            text.append(" [").append(gateway).append(", HTTP ").append(status);
            if (code != null) {
                text.append(", ").append(code);
            }
            if (requestId != null) {
                text.append(", request ").append(requestId);
            }
            return text.append(']').toString();
        }
    }
}
