package dev.latchkey.sdk;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the gateway reported success, but its response is not what it documents. The request was carried out.
 *
 * {@snippet :
 * try {
 *     keys.list().execute();
 * } catch (DecodeException e) {
 *     System.out.println("Unexpected response at " + e.path());
 * }
 * }
 */
public class DecodeException extends LatchkeyException {
    private static final long serialVersionUID = 1;

    private final String problem;
    private final String path;
    private final int status;
    private final @Nullable String requestId;

    /**
     * Creates an exception that belongs to no call.
     *
     * @param message what was expected
     * @param path place in the document as a JSON path, such as {@code $.keys[2].name}
     * @param cause what caused it, or null
     */
    public DecodeException(String message, String path, @Nullable Throwable cause) {
        super(message + " (at " + path + ")", cause);
        this.problem = message;
        this.path = path;
        this.status = 0;
        this.requestId = null;
    }

    /**
     * Creates a copy of an exception that says which call the response belongs to.
     *
     * @param original the exception without a call
     * @param status HTTP status of the response
     * @param requestId the gateway's id of the request, or null
     * @param trace summary of the call
     */
    public DecodeException(DecodeException original, int status, @Nullable String requestId, CallTrace trace) {
        super(original.problem + " (at " + original.path + ") The request was carried out, but this version of the"
                + " client cannot read the response. [" + trace + ", HTTP " + status
                + (requestId == null ? "" : ", request " + requestId) + "]", original.getCause(), trace);
        this.problem = original.problem;
        this.path = original.path;
        this.status = status;
        this.requestId = requestId;
    }

    /** Returns the place in the JSON document, such as {@code $.keys[2].name}; {@code $} for the whole document. */
    public String path() {
        return path;
    }

    /** Returns the HTTP status of the response, 200 to 299; 0 if the document is not a response. */
    public int status() {
        return status;
    }

    /** Returns the gateway's id of this request, to quote to its support. */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }
}
