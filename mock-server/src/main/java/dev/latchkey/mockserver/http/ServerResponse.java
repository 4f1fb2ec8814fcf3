package dev.latchkey.mockserver.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * HTTP response. Unless it is streamed, it is complete before its first byte is written, so that its length is known
 * and
 * it is sent at once.
 *
 * @param status HTTP status
 * @param headers header fields in order; a name may occur twice. The listener adds length, transfer coding,
 *         connection and date
 * @param body the body; empty if there is none or it is streamed
 * @param stream writer of a streamed body; null if the response is not streamed
 */
public record ServerResponse(int status, List<Header> headers, byte[] body, @Nullable StreamBody stream) {
    private static final byte[] NONE = {};

    public ServerResponse {
        headers = List.copyOf(headers);
    }

    /** Creates a complete response. */
    public ServerResponse(int status, List<Header> headers, byte[] body) {
        this(status, headers, body, null);
    }

    /** Header field. */
    public record Header(String name, String value) {}

    /** Returns a response with a body of this type. */
    public static ServerResponse of(int status, String contentType, byte[] body) {
        return new ServerResponse(status, List.of(new Header("Content-Type", contentType)), body);
    }

    /** Returns a response whose body is produced while it is sent. */
    public static ServerResponse streaming(int status, String contentType, StreamBody stream) {
        return new ServerResponse(status, List.of(new Header("Content-Type", contentType)), NONE, stream);
    }

    /** Returns a response with status 204. */
    public static ServerResponse noContent() {
        return new ServerResponse(204, List.of(), NONE);
    }

    /** Returns a copy with one more header field. */
    public ServerResponse with(String name, String value) {
        List<Header> more = new ArrayList<>(headers.size() + 1);
        more.addAll(headers);
        more.add(new Header(name, value));
        return new ServerResponse(status, more, body, stream);
    }
}
