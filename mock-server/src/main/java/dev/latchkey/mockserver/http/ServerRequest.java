package dev.latchkey.mockserver.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** HTTP request. The body is read on demand, so that a request can be refused without reading it. */
public final class ServerRequest {
    private static final int FIRST_READ = 8192;

    private final RequestHead head;
    private final InetAddress peer;
    private final boolean secure;
    private final InputStream body;

    /**
     * Creates a request.
     *
     * @param peer remote address of the socket, whatever the header fields say
     * @param secure true if the request came over TLS
     */
    ServerRequest(RequestHead head, InetAddress peer, boolean secure, InputStream body) {
        this.head = head;
        this.peer = peer;
        this.secure = secure;
        this.body = body;
    }

    /** Returns the method, such as {@code GET} or {@code POST}. */
    public String method() {
        return head.target().method();
    }

    /** Returns the path as sent, percent-encoded. */
    public String rawPath() {
        return head.target().path();
    }

    /**
     * Returns the remote address of the socket. {@code X-Forwarded-For} is ignored, since any client can write it and
     * so
     * could bypass an allowlist.
     */
    public InetAddress peer() {
        return peer;
    }

    /** Returns true if the request came over TLS. */
    public boolean isSecure() {
        return secure;
    }

    /** Returns the values of a header field in order; empty if it is missing. */
    public List<String> headers(String name) {
        return head.values(name);
    }

    /** Returns the part after the question mark as sent; empty if there is none. */
    public String rawQuery() {
        return head.target().query();
    }

    /** Returns the value of a header field that occurs exactly once. */
    public Optional<String> header(String name) {
        List<String> values = headers(name);
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** Returns the names of the query parameters in order. */
    public List<String> queryNames() {
        return Stream.of(rawQuery().split("&", -1)).filter(pair -> !pair.isEmpty())
                .map(pair -> decode(pair.split("=", 2)[0])).toList();
    }

    /** Returns the first value of a query parameter. */
    public Optional<String> query(String name) {
        String query = rawQuery();
        int from = 0;
        while (from < query.length()) {
            int and = query.indexOf('&', from);
            int end = and < 0 ? query.length() : and;
            int equals = query.indexOf('=', from);
            int nameEnd = equals < 0 || equals > end ? end : equals;
            if (decode(query.substring(from, nameEnd)).equals(name)) {
                return Optional.of(nameEnd == end ? "" : decode(query.substring(nameEnd + 1, end)));
            }
            from = end + 1;
        }
        return Optional.empty();
    }

    /** Returns true if the body may exceed this number of bytes, as a chunked one always may. */
    public boolean mayExceed(int bytes) {
        long length = head.framing().length();
        return length == RequestHead.CHUNKED || length > bytes;
    }

    /**
     * Returns the whole body.
     *
     * @param limit maximum bytes
     * @throws InvalidBodyException if the body is larger, malformed or incomplete
     */
    public byte[] body(int limit) {
        long length = head.framing().length();
        if (length > limit) {
            throw tooLarge(limit);
        }
        try {
            return length == RequestHead.CHUNKED ? readChunks(limit) : read((int) length);
        } catch (BodyFramingException e) {
            throw new InvalidBodyException(InvalidBodyException.Reason.MALFORMED, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new InvalidBodyException(InvalidBodyException.Reason.MALFORMED, "The body broke off before its end.");
        }
    }

    private byte[] read(int length) throws IOException {
        // The buffer grows with the input, not by the declared length: a client could declare any.
        byte[] bytes = new byte[Math.min(length, FIRST_READ)];
        int count = 0;
        while (count < length) {
            if (count == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * bytes.length));
            }
            int n = body.read(bytes, count, bytes.length - count);
            if (n < 0) {
                // The body was read before.
                return Arrays.copyOf(bytes, count);
            }
            count += n;
        }
        return bytes;
    }

    private byte[] readChunks(int limit) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] chunk = new byte[FIRST_READ];
        for (int n = body.read(chunk); n >= 0; n = body.read(chunk)) {
            if (read.size() + n > limit) {
                throw tooLarge(limit);
            }
            read.write(chunk, 0, n);
        }
        return read.toByteArray();
    }

    private static InvalidBodyException tooLarge(int limit) {
        return new InvalidBodyException(InvalidBodyException.Reason.TOO_LARGE,
                "The body is larger than " + limit / 1024 + " KiB. Send less.");
    }

    private static String decode(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
