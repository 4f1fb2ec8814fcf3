package dev.latchkey.mockserver.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer. Unless it streams, it is complete before its first byte is written, so that its length is known and it
 * leaves in one go.
 *
 * @param status HTTP status
 * @param headers in order; a name may come twice. Those of length, coding, connection and date are the listener's
 * @param body empty for none, and where it streams
 * @param stream writes the body instead; null where it does not stream
 */
public record Response(int status, List<Header> headers, byte[] body, @Nullable StreamBody stream) {
    private static final byte[] NONE = {};

    public Response {
        headers = List.copyOf(headers);
    }

    /** An answer that is complete. */
    public Response(int status, List<Header> headers, byte[] body) {
        this(status, headers, body, null);
    }

    /** A header field. */
    public record Header(String name, String value) {}

    /** An answer with a body of this type. */
    public static Response of(int status, String contentType, byte[] body) {
        return new Response(status, List.of(new Header("Content-Type", contentType)), body);
    }

    /** An answer whose body comes into being while it is sent. */
    public static Response streaming(int status, String contentType, StreamBody stream) {
        return new Response(status, List.of(new Header("Content-Type", contentType)), NONE, stream);
    }

    /** 204: done, and nothing to say about it. */
    public static Response noContent() {
        return new Response(204, List.of(), NONE);
    }

    /** The same answer with one header more. */
    public Response with(String name, String value) {
        List<Header> more = new ArrayList<>(headers.size() + 1);
        more.addAll(headers);
        more.add(new Header(name, value));
        return new Response(status, more, body, stream);
    }
}
