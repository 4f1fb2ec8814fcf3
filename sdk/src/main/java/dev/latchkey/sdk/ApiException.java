package dev.latchkey.sdk;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The gateway answered, and its answer is a refusal. Subclasses say what to do next; a refusal that fits none of them
 * is thrown as this class.
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

    /** A refusal, as the gateway's client understood it. */
    public ApiException(Refusal refusal) {
        this(refusal, "");
    }

    /** A refusal, with one sentence on what to do about it. */
    protected ApiException(Refusal refusal, String advice) {
        super(refusal.trace());
        this.refusal = refusal;
        this.advice = advice;
    }

    /** What the gateway said, what to do about it, and which call it was. Put together when somebody asks for it. */
    @Override
    public String getMessage() {
        return refusal.describe(advice);
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

    /**
     * The beginning of the refusal's body, at most 8 KiB of it, for a support engineer to read; empty where there was
     * none. What looks like a secret in it, and this client's own credentials wherever they occur, are masked.
     */
    public String body() {
        return refusal.body();
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
     * Whether the gateway may have acted on the request. A refusal with a status from 400 to 499, or one hidden in a
     * success, says that it did not. After a status from 500, after 408 (it gave up waiting for us) and after 303 (it
     * leads to what was made) nobody knows. Also true when an earlier attempt of the same call may have arrived.
     */
    @Override
    public boolean mayHaveBeenDelivered() {
        return super.mayHaveBeenDelivered();
    }

    /**
     * What a gateway's client found in a refusal.
     *
     * @param gateway which gateway
     * @param status HTTP status
     * @param code the gateway's code, or null
     * @param reason the gateway's words
     * @param requestId the gateway's name for the request, or null
     * @param fieldErrors per field, or empty
     * @param retryAfter how long to wait, or null
     * @param body the beginning of the answer, without secrets
     * @param trace which call this was
     */
    public record Refusal(Gateway gateway, int status, @Nullable String code, String reason, @Nullable String requestId,
            List<FieldError> fieldErrors, @Nullable Duration retryAfter, String body,
            CallTrace trace) implements Serializable {
        private static final int ROOM_FOR_TRACE = 160;
        private static final int MAX_LENGTH = 2000;
        private static final int MAX_NAME_LENGTH = 200;

        public Refusal {
            fieldErrors = List.copyOf(fieldErrors);
        }

        /** A refusal outside a call, for tests of programs that handle one. */
        public Refusal(Gateway gateway, int status, @Nullable String code, String reason, @Nullable String requestId,
                int attempts, List<FieldError> fieldErrors, @Nullable Duration retryAfter) {
            this(gateway, status, code, reason, requestId, fieldErrors, retryAfter, "",
                    new CallTrace("", "", attempts, leavesDoubt(status)));
        }

        /** Whether a refusal with this status leaves open if the gateway acted on the request. */
        public static boolean leavesDoubt(int status) {
            return status >= 500 || status == 408 || status == 303;
        }

        private String describe(String advice) {
            StringBuilder said = new StringBuilder(reason);
            for (FieldError error : fieldErrors) {
                if (said.length() > MAX_LENGTH) {
                    break;
                }
                said.append(' ').append(error).append(';');
            }
            String line = line(said.toString(), MAX_LENGTH);
            StringBuilder text = new StringBuilder(line.length() + advice.length() + ROOM_FOR_TRACE).append(line);
            if (!advice.isEmpty()) {
                text.append(' ').append(advice);
            }
            trace.writeTo(text.append(" [").append(gateway.id()).append(", "));
            text.append(", HTTP ").append(status);
            if (code != null) {
                text.append(", ").append(line(code, MAX_NAME_LENGTH));
            }
            if (requestId != null) {
                text.append(", request ").append(line(requestId, MAX_NAME_LENGTH));
            }
            return text.append(']').toString();
        }

        /** Not endless and on one line, so that nobody far away writes lines of their own into a log. */
        private static String line(String text, int longest) {
            String shown = text.length() > longest ? text.substring(0, longest) + "..." : text;
            return shown.replaceAll("[\\p{Cntrl}\\x{80}-\\x{9f}\\x{2028}\\x{2029}]", " ");
        }
    }
}
