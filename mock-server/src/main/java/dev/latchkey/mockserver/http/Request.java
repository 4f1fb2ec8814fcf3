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

/** A request as it came. The body is read when it is asked for, so a caller who is refused first sends it in vain. */
public final class Request {
    private static final int FIRST_READ = 8192;

    private final RequestHead head;
    private final InetAddress peer;
    private final boolean secure;
    private final InputStream body;

    /**
     * A request.
     *
     * @param peer other end of the socket; header fields have no say in it
     * @param secure whether it came over TLS
     */
    Request(RequestHead head, InetAddress peer, boolean secure, InputStream body) {
        this.head = head;
        this.peer = peer;
        this.secure = secure;
        this.body = body;
    }

    /** {@code GET}, {@code POST} and so on. */
    public String method() {
        return head.target().method();
    }

    /** The path as sent, percent signs and all. */
    public String rawPath() {
        return head.target().path();
    }

    /**
     * The other end of the socket. {@code X-Forwarded-For} is never believed: whoever sends a request writes it, and an
     * allowlist that believed it would let everyone in.
     */
    public InetAddress peer() {
        return peer;
    }

    /** Whether it came over TLS. */
    public boolean isSecure() {
        return secure;
    }

    /** The values of a header, in order; empty where it is missing. */
    public List<String> headers(String name) {
        return head.values(name);
    }

    /** The names of all header fields, as they were sent and in order; one that came twice is there twice. */
    public List<String> headerNames() {
        return head.names();
    }

    /** What follows the question mark, as sent; empty for nothing. */
    public String rawQuery() {
        return head.target().query();
    }

    /** The value of a header that is there exactly once. */
    public Optional<String> header(String name) {
        List<String> values = headers(name);
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** The names of the query's parameters, in order. */
    public List<String> queryNames() {
        return Stream.of(rawQuery().split("&", -1)).filter(pair -> !pair.isEmpty())
                .map(pair -> decoded(pair.split("=", 2)[0])).toList();
    }

    /** The first value of a query parameter. */
    public Optional<String> query(String name) {
        String query = rawQuery();
        int from = 0;
        while (from < query.length()) {
            int and = query.indexOf('&', from);
            int end = and < 0 ? query.length() : and;
            int equals = query.indexOf('=', from);
            int nameEnd = equals < 0 || equals > end ? end : equals;
            if (decoded(query.substring(from, nameEnd)).equals(name)) {
                return Optional.of(nameEnd == end ? "" : decoded(query.substring(nameEnd + 1, end)));
            }
            from = end + 1;
        }
        return Optional.empty();
    }

    /** Whether the body may have more bytes than these: one that comes in chunks may. */
    public boolean mayExceed(int bytes) {
        long length = head.framing().length();
        return length == RequestHead.CHUNKED || length > bytes;
    }

    /**
     * The whole body.
     *
     * @param limit most bytes
     * @throws InvalidBodyException when there are more, or when the caller stopped sending
     */
    public byte[] body(int limit) {
        long length = head.framing().length();
        if (length > limit) {
            throw tooLarge(limit);
        }
        try {
            return length == RequestHead.CHUNKED ? readChunks(limit) : read((int) length);
        } catch (BodyFramingException e) {
            throw new InvalidBodyException(InvalidBodyException.Fault.MALFORMED, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new InvalidBodyException(InvalidBodyException.Fault.MALFORMED, "The body broke off before its end.");
        }
    }

    private byte[] read(int length) throws IOException {
        // Room for what was promised only as it comes: promises cost nothing.
        byte[] bytes = new byte[Math.min(length, FIRST_READ)];
        int have = 0;
        while (have < length) {
            if (have == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * bytes.length));
            }
            int n = body.read(bytes, have, bytes.length - have);
            if (n < 0) {
                // All of it was read before.
                return Arrays.copyOf(bytes, have);
            }
            have += n;
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
        return new InvalidBodyException(InvalidBodyException.Fault.TOO_LARGE,
                "The body is larger than " + limit / 1024 + " KiB. Send less.");
    }

    private static String decoded(String text) {
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
