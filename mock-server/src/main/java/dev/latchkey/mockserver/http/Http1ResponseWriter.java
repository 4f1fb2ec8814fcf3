package dev.latchkey.mockserver.http;

import dev.latchkey.mockserver.timeout.StoppableSleeper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes the answer to one request, whole or with a mishap. Used by one thread. */
final class Http1ResponseWriter implements Handler.Writer {
    // What is still read of a body that nobody wanted, so that its sender lives to see the answer.
    static final int DRAINED = 4 << 20;

    private static final byte[] END = {'\r', '\n'};

    private final Connection connection;
    private final ListenerContext context;
    private final StoppableSleeper sleeper;
    private final HttpOutput output;
    private final @Nullable RequestHead head;
    private final @Nullable BodyStream body;
    private boolean begun;
    private boolean stays;
    private boolean hungUp;

    /**
     * A writer of one answer.
     *
     * @param head what it answers; null for what is no request
     * @param body what may be left to read before the next request
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

    /** Whether an answer was given. */
    boolean isBegun() {
        return begun;
    }

    /** Whether the connection can bear another request after this answer. */
    boolean stays() {
        return stays;
    }

    /** Whether the connection was ended on purpose. */
    boolean isHungUp() {
        return hungUp;
    }

    @Override
    public void write(Response response) throws IOException {
        begin();
        if (response.stream() != null) {
            stream(response, response.stream());
            return;
        }
        byte[] bytes = response.body();
        sized(response);
        begun = true;
        if (hasBody(response)) {
            output.bytes(bytes, 0, bytes.length);
        }
        output.flush();
    }

    @Override
    public void write(Response response, ResponseFault fault) throws IOException {
        begin();
        switch (fault) {
            case ResponseFault.Reset reset -> {
                begun = true;
                hungUp = true;
                // Closing without time to linger is what resets it.
                connection.raw().setSoLinger(true, 0);
                connection.raw().close();
            }
            case ResponseFault.Close close -> hangUp();
            case ResponseFault.Truncate truncate -> truncate(response, truncate.bytes());
            case ResponseFault.Malformed malformed -> malformed(response);
            case ResponseFault.Slow slow -> slow(response, slow);
        }
    }

    private void begin() {
        if (begun) {
            throw new IllegalStateException("The request has its answer already.");
        }
        output.forget();
        stays = head != null && head.framing().keepAlive() && body != null && !body.isLost()
                && body.left() <= DRAINED && !sleeper.isStopped();
    }

    private void truncate(Response response, int bytes) throws IOException {
        stays = false;
        int length = Math.min(bytes, response.body().length - 1);
        if (length >= 0 && hasBody(response)) {
            sized(response);
            begun = true;
            output.bytes(response.body(), 0, length);
            output.flush();
        }
        hangUp();
    }

    private void malformed(Response response) throws IOException {
        stays = false;
        head(response);
        begun = true;
        // In place of a chunk's size, which would have to be a hexadecimal number.
        output.ascii("Transfer-Encoding: chunked\r\n\r\nmalformed on purpose\r\n").flush();
        hangUp();
    }

    private void slow(Response response, ResponseFault.Slow slow) throws IOException {
        if (response.stream() != null || !hasBody(response)) {
            sleeper.pause(slow.pause());
            write(response);
            return;
        }
        byte[] bytes = response.body();
        sized(response);
        begun = true;
        output.flush();
        int sent = 0;
        while (sent < bytes.length) {
            // When the server stops, the rest goes at once.
            boolean goesOn = sleeper.pause(slow.pause());
            int piece = goesOn ? Math.min(slow.bytes(), bytes.length - sent) : bytes.length - sent;
            output.bytes(bytes, sent, piece);
            output.flush();
            sent += piece;
        }
    }

    private void stream(Response response, StreamBody stream) throws IOException {
        boolean chunked = head != null && head.framing().minor() > 0;
        stays &= chunked;
        head(response);
        if (chunked) {
            output.ascii("Transfer-Encoding: chunked\r\n");
        }
        output.bytes(END, 0, END.length);
        begun = true;
        output.flush();
        if (!isHead()) {
            BodySink sink = new BodySink(output, sleeper, chunked);
            stream.write(sink);
            sink.end();
        }
    }

    private void hangUp() throws IOException {
        begun = true;
        hungUp = true;
        connection.raw().shutdownOutput();
    }

    /** The head of an answer that is complete, up to its empty line. */
    private void sized(Response response) throws IOException {
        head(response);
        if (mayHaveBody(response.status())) {
            output.ascii("Content-Length: ").decimal(response.body().length).ascii("\r\n");
        }
        output.bytes(END, 0, END.length);
    }

    private void head(Response response) throws IOException {
        output.ascii(StatusLines.of(response.status()));
        byte[] date = context.date().line();
        output.bytes(date, 0, date.length);
        for (Response.Header header : response.headers()) {
            output.field(header.name()).ascii(": ").field(header.value()).ascii("\r\n");
        }
        if (!stays) {
            output.ascii("Connection: close\r\n");
        } else if (head != null && head.framing().minor() == 0) {
            output.ascii("Connection: keep-alive\r\n");
        }
    }

    private boolean hasBody(Response response) {
        return response.body().length > 0 && mayHaveBody(response.status()) && !isHead();
    }

    private boolean isHead() {
        return head != null && head.isHead();
    }

    private static boolean mayHaveBody(int status) {
        return status >= 200 && status != 204 && status != 304;
    }
}
