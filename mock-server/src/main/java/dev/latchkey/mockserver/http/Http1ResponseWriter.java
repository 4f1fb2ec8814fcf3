package dev.latchkey.mockserver.http;

import dev.latchkey.mockserver.timeout.StoppableSleeper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes the response to one request, with an injected fault if there is one. Used by one thread. */
final class Http1ResponseWriter implements RequestHandler.Writer {
    // Maximum bytes that are read and discarded of an unread body, since a reset could lose the response.
    static final int MAX_DRAINED_BYTES = 4 << 20;

    private static final byte[] CRLF = {'\r', '\n'};

    private final Connection connection;
    private final ListenerContext context;
    private final StoppableSleeper sleeper;
    private final HttpOutput output;
    private final @Nullable RequestHead head;
    private final @Nullable BodyStream body;
    private boolean started;
    private boolean keepsAlive;
    private boolean dropped;

    /**
     * Creates a writer.
     *
     * @param head head of the request; null if the request could not be parsed
     * @param body body of the request, which may have unread bytes; null if the request could not be parsed
     */
    Http1ResponseWriter(Connection connection, ListenerContext context, HttpOutput output, @Nullable RequestHead head,
            @Nullable BodyStream body) {
        this.connection = connection;
        this.context = context;
        this.sleeper = context.options().sleeper();
        this.output = output;
        this.head = head;
        this.body = body;
    }

    /** Returns true if the response was started. */
    boolean isStarted() {
        return started;
    }

    /** Returns true if another request may follow on the connection. */
    boolean keepsAlive() {
        return keepsAlive;
    }

    /** Returns true if an injected fault has ended the connection. */
    boolean isDropped() {
        return dropped;
    }

    @Override
    public void write(ServerResponse response) throws IOException {
        start();
        if (response.stream() != null) {
            stream(response, response.stream());
            return;
        }
        byte[] bytes = response.body();
        headWithLength(response);
        started = true;
        if (hasBody(response)) {
            output.bytes(bytes, 0, bytes.length);
        }
        output.flush();
    }

    @Override
    public void write(ServerResponse response, ResponseFault fault) throws IOException {
        start();
        switch (fault) {
            case ResponseFault.Reset reset -> {
                started = true;
                dropped = true;
                // A linger time of 0 makes close() reset the connection.
                connection.rawSocket().setSoLinger(true, 0);
                connection.rawSocket().close();
            }
            case ResponseFault.Close close -> drop();
            case ResponseFault.Truncate truncate -> truncate(response, truncate.bytes());
            case ResponseFault.Malformed malformed -> malformed(response);
            case ResponseFault.Slow slow -> slow(response, slow);
        }
    }

    private void start() {
        if (started) {
            throw new IllegalStateException("The request already has a response.");
        }
        output.discard();
        keepsAlive = head != null && head.framing().keepAlive() && body != null && !body.isUnrecoverable()
                && body.remaining() <= MAX_DRAINED_BYTES && !sleeper.isStopped();
    }

    private void truncate(ServerResponse response, int bytes) throws IOException {
        keepsAlive = false;
        int length = Math.min(bytes, response.body().length - 1);
        if (length >= 0 && hasBody(response)) {
            headWithLength(response);
            started = true;
            output.bytes(response.body(), 0, length);
            output.flush();
        }
        drop();
    }

    private void malformed(ServerResponse response) throws IOException {
        keepsAlive = false;
        head(response);
        started = true;
        // This stands in place of the size of a chunk, which must be a hexadecimal number.
        output.ascii("Transfer-Encoding: chunked\r\n\r\nmalformed on purpose\r\n").flush();
        drop();
    }

    private void slow(ServerResponse response, ResponseFault.Slow slow) throws IOException {
        if (response.stream() != null || !hasBody(response)) {
            sleeper.pause(slow.pause());
            write(response);
            return;
        }
        byte[] bytes = response.body();
        headWithLength(response);
        started = true;
        output.flush();
        int sent = 0;
        while (sent < bytes.length) {
            // If the server stops, the rest is sent at once.
            boolean running = sleeper.pause(slow.pause());
            int piece = running ? Math.min(slow.bytes(), bytes.length - sent) : bytes.length - sent;
            output.bytes(bytes, sent, piece);
            output.flush();
            sent += piece;
        }
    }

    private void stream(ServerResponse response, StreamBody stream) throws IOException {
        boolean chunked = head != null && head.framing().minor() > 0;
        keepsAlive &= chunked;
        head(response);
        if (chunked) {
            output.ascii("Transfer-Encoding: chunked\r\n");
        }
        output.bytes(CRLF, 0, CRLF.length);
        started = true;
        output.flush();
        if (!isHead()) {
            BodySink sink = new BodySink(output, sleeper, chunked);
            stream.write(sink);
            sink.end();
        }
    }

    private void drop() throws IOException {
        started = true;
        dropped = true;
        connection.rawSocket().shutdownOutput();
    }

    /** Adds the head of a complete response, with its length and empty line. */
    private void headWithLength(ServerResponse response) throws IOException {
        head(response);
        if (mayHaveBody(response.status())) {
            output.ascii("Content-Length: ").decimal(response.body().length).ascii("\r\n");
        }
        output.bytes(CRLF, 0, CRLF.length);
    }

    private void head(ServerResponse response) throws IOException {
        output.ascii(StatusLines.of(response.status()));
        byte[] date = context.date().line();
        output.bytes(date, 0, date.length);
        for (ServerResponse.Header header : response.headers()) {
            output.field(header.name()).ascii(": ").field(header.value()).ascii("\r\n");
        }
        if (!keepsAlive) {
            output.ascii("Connection: close\r\n");
        } else if (head != null && head.framing().minor() == 0) {
            output.ascii("Connection: keep-alive\r\n");
        }
    }

    private boolean hasBody(ServerResponse response) {
        return response.body().length > 0 && mayHaveBody(response.status()) && !isHead();
    }

    private boolean isHead() {
        return head != null && head.isHead();
    }

    private static boolean mayHaveBody(int status) {
        return status >= 200 && status != 204 && status != 304;
    }
}
