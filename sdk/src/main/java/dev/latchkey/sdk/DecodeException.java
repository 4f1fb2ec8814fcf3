package dev.latchkey.sdk;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The gateway reported success, but its answer is not what it documents. The request was carried out.
 *
 * {@snippet :
 * try {
 *     keys.list().execute();
 * } catch (DecodeException e) {
 *     System.out.println("The answer is not as expected at " + e.path());
 * }
 * }
 */
public class DecodeException extends LatchkeyException {
    private static final long serialVersionUID = 1;

    private final String problem;
    private final String path;
    private final int status;
    private final @Nullable String requestId;

    /** With what was expected, and where in the document as a JSON path such as {@code $.keys[2].name}. */
    public DecodeException(String message, String path, @Nullable Throwable cause) {
        super(message + " (at " + path + ")", cause);
        this.problem = message;
        this.path = path;
        this.status = 0;
        this.requestId = null;
    }

    /** The same failure, with the call whose answer it is: the answer's status and the gateway's name for it. */
    public DecodeException(DecodeException found, int status, @Nullable String requestId, CallTrace trace) {
        super(found.problem + " (at " + found.path + ") The request was carried out; its answer is not what this"
                + " version of the client knows. [" + trace + ", HTTP " + status
                + (requestId == null ? "" : ", request " + requestId) + "]", found.getCause(), trace);
        this.problem = found.problem;
        this.path = found.path;
        this.status = status;
        this.requestId = requestId;
    }

    /** Where in the JSON document, such as {@code $.keys[2].name}; {@code $} for the whole. */
    public String path() {
        return path;
    }

    /** HTTP status of the answer, 200 to 299; 0 where the document is no answer. */
    public int status() {
        return status;
    }

    /** The gateway's name for this request, to quote to its support. */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }
}
