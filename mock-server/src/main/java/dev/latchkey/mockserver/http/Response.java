package dev.latchkey.mockserver.http;

import java.util.ArrayList;
import java.util.List;

/**
 * An answer, complete before its first byte is written, so that its length is known and it leaves in one go.
 *
 * @param status HTTP status
 * @param headers in order; a name may come twice
 * @param body empty for none
 */
public record Response(int status, List<Header> headers, byte[] body) {
    public Response {
        headers = List.copyOf(headers);
    }

    /** A header field. */
    public record Header(String name, String value) {}

    /** An answer with a body of this type. */
    public static Response of(int status, String contentType, byte[] body) {
        return new Response(status, List.of(new Header("Content-Type", contentType)), body);
    }

    /** 204: done, and nothing to say about it. */
    public static Response noContent() {
        return new Response(204, List.of(), new byte[0]);
    }

    /** The same answer with one header more. */
    public Response with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Response(status, more, body);
    }
}
