package dev.latchkey.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A persistent HTTP connection that reads only the status and the length of a response. Responses need a
 * {@code Content-Length}. A server that is silent for 30 seconds counts as failed.
 */
public final class HttpConnection implements LoadClient {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final byte[] LENGTH = "\ncontent-length:".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS_START = 9;
    private static final int SHOWN = 300;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final Body request;
    private final int expected;
    private byte[] buffer = new byte[8192];
    private int filled;
    private int bodyStart;
    private int end;

    /** The bytes of the next request. */
    @FunctionalInterface
    public interface Body {
        /** Returns head and body. */
        byte[] next();
    }

    /**
     * Connects.
     *
     * @param source the local address to connect from; null for any
     * @param expected the status of a successful response
     */
    public HttpConnection(InetSocketAddress server, @Nullable InetAddress source, Body request,
            int expected) throws IOException {
        this.request = request;
        this.expected = expected;
        socket = new Socket();
        try {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            if (source != null) {
                socket.bind(new InetSocketAddress(source, 0));
            }
            socket.connect(server);
            in = socket.getInputStream();
            out = socket.getOutputStream();
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public void once() throws IOException {
        int status = exchange(request.next());
        if (status != expected) {
            throw new IOException("Status " + status + ": " + describe());
        }
    }

    /** Sends a request and returns the response, whatever its status. */
    public LoadResponse ask(byte[] other) throws IOException {
        int status = exchange(other);
        return new LoadResponse(status, Arrays.copyOfRange(buffer, bodyStart, end));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private int exchange(byte[] bytes) throws IOException {
        out.write(bytes);
        filled = 0;
        int head = -1;
        while (head < 0) {
            int from = Math.max(0, filled - 3);
            fill();
            head = headEnd(from);
        }
        int status = number(STATUS_START, STATUS_START + 3);
        bodyStart = head;
        end = head + (status == 204 ? 0 : length(head));
        while (filled < end) {
            fill();
        }
        if (filled > end) {
            throw new IOException("The answer is longer than it says: " + describe());
        }
        return status;
    }

    private void fill() throws IOException {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int n = in.read(buffer, filled, buffer.length - filled);
        if (n < 0) {
            throw new EOFException("The server hung up");
        }
        filled += n;
    }

    /** Returns the index of the body, or -1 if the head is incomplete. */
    private int headEnd(int from) {
        for (int i = from; i + 3 < filled; i++) {
            if (buffer[i] == '\r' && buffer[i + 1] == '\n' && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
                return i + 4;
            }
        }
        return -1;
    }

    private int length(int head) throws IOException {
        for (int i = 0; i + LENGTH.length < head; i++) {
            if (isLength(i)) {
                int start = i + LENGTH.length;
                while (buffer[start] == ' ') {
                    start++;
                }
                int stop = start;
                while (buffer[stop] >= '0' && buffer[stop] <= '9') {
                    stop++;
                }
                return number(start, stop);
            }
        }
        throw new IOException("The answer does not say how long it is: "
                + new String(buffer, 0, head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT));
    }

    private boolean isLength(int at) {
        for (int i = 0; i < LENGTH.length; i++) {
            byte letter = buffer[at + i];
            if (LENGTH[i] != (letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter)) {
                return false;
            }
        }
        return true;
    }

    private int number(int from, int to) throws IOException {
        try {
            return Integer.parseInt(new String(buffer, from, to - from, StandardCharsets.ISO_8859_1));
        } catch (NumberFormatException e) {
            throw new IOException("This is no HTTP: " + describe(), e);
        }
    }

    private String describe() {
        return new String(buffer, 0, Math.min(filled, SHOWN), StandardCharsets.ISO_8859_1).replaceAll("\\s+", " ");
    }
}
