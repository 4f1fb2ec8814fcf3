package dev.latchkey.sdk;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the gateway refuses a request. The subclasses stand for what the caller can do about it. A refusal that
 * is none of these is thrown as this class.
 *
 * {@snippet :
 * try {
 *     sandbox.signIn("demo@latchkey.test", Secret.of("Latchkey-Demo-1")).execute();
 * } catch (ApiException e) {
 *     System.err.println(e.status() + " " + e.code().orElse("?") + " " + e.requestId().orElse("?"));
 * }
 * }
 */
public class ApiException extends LatchkeyException {
    private static final long serialVersionUID = 1;

    private final Refusal refusal;
    private final String advice;

    /** Creates an exception for a refusal. */
    public ApiException(Refusal refusal) {
        this(refusal, "");
    }

    /** Creates an exception for a refusal, with one sentence of advice to the caller. */
    protected ApiException(Refusal refusal, String advice) {
        super(refusal.trace());
        this.refusal = refusal;
        this.advice = advice;
    }

    /** Returns the gateway's reason, the advice and a summary of the call. Built on request. */
    @Override
    public String getMessage() {
        return refusal.describe(advice);
    }

    /** Returns the gateway that refused the request. */
    public Gateway gateway() {
        return refusal.gateway();
    }

    /** Returns the HTTP status of the response. Some gateways refuse with status 200. */
    public int status() {
        return refusal.status();
    }

    /** Returns the gateway's error code, if it sent one. */
    public Optional<String> code() {
        return Optional.ofNullable(refusal.code());
    }

    /** Returns the gateway's own explanation, unchanged. */
    public String reason() {
        return refusal.reason();
    }

    /** Returns the gateway's id of this request, to quote to its support. */
    public Optional<String> requestId() {
        return Optional.ofNullable(refusal.requestId());
    }

    /**
     * Returns the start of the response body, at most 8 KiB, for a support engineer to read. Empty if there was none.
     * Text that looks like a secret and this client's own credentials are masked.
     */
    public String body() {
        return refusal.body();
    }

    /** Returns the errors of single fields, if the gateway sent them; otherwise an empty list. */
    public List<FieldError> fieldErrors() {
        return refusal.fieldErrors();
    }

    /** Returns the time to wait before a retry, if the gateway sent one. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(refusal.retryAfter());
    }

    /**
     * Returns true if the gateway may have acted on the request. It has not after a status from 400 to 499, or after a
     * refusal inside a successful response. It is unknown after a status of 500 or above, after 408 (the gateway
     * stopped waiting for the request) and after 303 (the response refers to a created resource).
     *
     * <p>Also true if an earlier attempt of the same call may have arrived.
     */
    @Override
    public boolean mayHaveBeenDelivered() {
        return super.mayHaveBeenDelivered();
    }

    /**
     * Contents of a refusal, as the gateway's client read them.
     *
     * @param gateway the gateway that refused
     * @param status HTTP status
     * @param code the gateway's error code, or null
     * @param reason the gateway's explanation
     * @param requestId the gateway's id of the request, or null
     * @param fieldErrors errors of single fields, or empty
     * @param retryAfter time to wait before a retry, or null
     * @param body start of the response body, without secrets
     * @param trace summary of the call
     */
    public record Refusal(Gateway gateway, int status, @Nullable String code, String reason, @Nullable String requestId,
            List<FieldError> fieldErrors, @Nullable Duration retryAfter, String body,
            CallTrace trace) implements Serializable {
        private static final int TRACE_CAPACITY = 160;
        private static final int MAX_LENGTH = 2000;
        private static final int MAX_NAME_LENGTH = 200;

        public Refusal {
            fieldErrors = List.copyOf(fieldErrors);
        }

        /** Creates a refusal that belongs to no call, for tests of programs that handle refusals. */
        public Refusal(Gateway gateway, int status, @Nullable String code, String reason, @Nullable String requestId,
                int attempts, List<FieldError> fieldErrors, @Nullable Duration retryAfter) {
            this(gateway, status, code, reason, requestId, fieldErrors, retryAfter, "",
                    new CallTrace("", "", attempts, leavesDoubt(status)));
        }

        /** Returns true if a refusal with this status leaves open whether the gateway acted on the request. */
        public static boolean leavesDoubt(int status) {
            return status >= 500 || status == 408 || status == 303;
        }

        private String describe(String advice) {
            StringBuilder problems = new StringBuilder(reason);
            for (FieldError error : fieldErrors) {
                if (problems.length() > MAX_LENGTH) {
                    break;
                }
                problems.append(' ').append(error).append(';');
            }
            String line = singleLine(problems.toString(), MAX_LENGTH);
            StringBuilder text = new StringBuilder(line.length() + advice.length() + TRACE_CAPACITY).append(line);
            if (!advice.isEmpty()) {
                text.append(' ').append(advice);
            }
            trace.writeTo(text.append(" [").append(gateway.id()).append(", "));
            text.append(", HTTP ").append(status);
            if (code != null) {
                text.append(", ").append(singleLine(code, MAX_NAME_LENGTH));
            }
            if (requestId != null) {
                text.append(", request ").append(singleLine(requestId, MAX_NAME_LENGTH));
            }
            return text.append(']').toString();
        }

        /** Limits the length and replaces line breaks, so that a gateway cannot forge lines of a log. */
        private static String singleLine(String text, int maxLength) {
            String shortened = text.length() > maxLength ? text.substring(0, maxLength) + "..." : text;
            return shortened.replaceAll("[\\p{Cntrl}\\x{80}-\\x{9f}\\x{2028}\\x{2029}]", " ");
        }
    }
}
