package dev.latchkey.mockserver.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A request as it came. The body is read when it is asked for, so a caller who is refused first sends it in vain. */
public final class Request {
    private final String method;
    private final String rawPath;
    private final String rawQuery;
    private final InetAddress peer;
    private final Function<String, List<String>> headers;
    private final InputStream body;

    /**
     * A request.
     *
     * @param rawPath path as sent, percent signs and all
     * @param rawQuery what follows the question mark; empty for nothing
     * @param peer other end of the socket; headers have no say in it
     * @param headers all values of a header, by its name in any case
     */
    public Request(String method, String rawPath, String rawQuery, InetAddress peer,
            Function<String, List<String>> headers, InputStream body) {
        this.method = method;
        this.rawPath = rawPath;
        this.rawQuery = rawQuery;
        this.peer = peer;
        this.headers = headers;
        this.body = body;
    }

    /** {@code GET}, {@code POST} and so on. */
    public String method() {
        return method;
    }

    /** The path as sent. */
    public String rawPath() {
        return rawPath;
    }

    /**
     * The other end of the socket. {@code X-Forwarded-For} is never believed: whoever sends a request writes it, and an
     * allowlist that believed it would let everyone in.
     */
    public InetAddress peer() {
        return peer;
    }

    /** The values of a header, in order; empty where it is missing. */
    public List<String> headers(String name) {
        return headers.apply(name);
    }

    /** The value of a header that is there exactly once. */
    public Optional<String> header(String name) {
        List<String> values = headers(name);
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** The first value of a query parameter. */
    public Optional<String> query(String name) {
        for (String pair : rawQuery.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (decoded(parts[0]).equals(name)) {
                return Optional.of(parts.length == 2 ? decoded(parts[1]) : "");
            }
        }
        return Optional.empty();
    }

    /**
     * The whole body.
     *
     * @param limit most bytes
     * @throws BodyException when there are more, or when the caller stopped sending
     */
    public byte[] body(int limit) {
        if (header("Content-Length").filter(length -> longerThan(length, limit)).isPresent()) {
            throw new BodyException(BodyException.Fault.TOO_LARGE, tooLarge(limit));
        }
        try {
            return read(limit);
        } catch (IOException e) {
            throw new BodyException(BodyException.Fault.MALFORMED, "The body broke off before its end.");
        }
    }

    private byte[] read(int limit) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] chunk = new byte[8192];
        for (int n = body.read(chunk); n >= 0; n = body.read(chunk)) {
            if (read.size() + n > limit) {
                throw new BodyException(BodyException.Fault.TOO_LARGE, tooLarge(limit));
            }
            read.write(chunk, 0, n);
        }
        return read.toByteArray();
    }

    private static boolean longerThan(String length, int limit) {
        try {
            return Long.parseLong(length.strip()) > limit;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String tooLarge(int limit) {
        return "The body is larger than " + limit / 1024 + " KiB. Send less.";
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
