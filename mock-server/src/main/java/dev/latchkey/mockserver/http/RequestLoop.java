package dev.latchkey.mockserver.http;

import dev.latchkey.mockserver.timeout.ConnectionDeadline;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.time.Duration;

/** Serves the requests of one connection, one after the other. Used by one thread. */
final class RequestLoop {
    private static final System.Logger LOG = System.getLogger("dev.latchkey.mockserver");
    private static final long DRAIN_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long LINGER_NANOS = Duration.ofSeconds(1).toNanos();

    private final Connection connection;
    private final ListenerContext context;
    private final Socket socket;
    private final ConnectionLimits limits;
    private final ConnectionDeadline deadline;
    private final HttpInput input;
    private final HttpOutput output;
    private final HeadReader reader;

    /**
     * Creates a loop.
     *
     * @param socket socket of the connection, or the TLS socket over it
     */
    RequestLoop(Connection connection, ListenerContext context, Socket socket) throws IOException {
        this.connection = connection;
        this.context = context;
        this.socket = socket;
        limits = context.options().limits();
        deadline = connection.deadline();
        input = new HttpInput(socket.getInputStream(), deadline);
        output = new HttpOutput(socket.getOutputStream(), deadline, limits.stallTimeout().toNanos());
        reader = new HeadReader(input, limits, deadline, connection.canReplyOnTimeout());
    }

    /** Serves requests until the connection ends. */
    void run() throws IOException {
        Duration timeout = limits.headTimeout();
        while (waitForByte(timeout) && serve()) {
            timeout = limits.idleTimeout();
        }
        Socket raw = connection.rawSocket();
        if (isSecure() && !raw.isClosed() && !raw.isOutputShutdown()) {
            // Sends the close_notify of TLS, which tells a normal end from a truncated stream.
            deadline.expireIn(LINGER_NANOS, false);
            socket.close();
        }
    }

    /** Sends an error response without a request, and ends the connection. */
    void refuse(RequestError error, String detail) throws IOException {
        if (connection.beginRequest()) {
            respond(error, detail);
        }
    }

    private boolean waitForByte(Duration timeout) throws IOException {
        if (input.available() > 0) {
            return true;
        }
        output.shrink();
        input.stallNanos(0);
        deadline.expireIn(timeout.toNanos(), false);
        return input.fill();
    }

    /** Serves one request. Returns false if the connection ends with it. */
    private boolean serve() throws IOException {
        input.stallNanos(0);
        RequestHead head;
        try {
            head = reader.read();
        } catch (MalformedRequestException e) {
            deadline.clear();
            refuse(e.error(), e.detail());
            return false;
        }
        if (head == null || !connection.beginRequest()) {
            return false;
        }
        input.stallNanos(limits.stallTimeout().toNanos());
        BodyStream body = new BodyStream(head.framing(), input, output);
        Http1ResponseWriter writer = new Http1ResponseWriter(connection, context, output, head, body);
        context.inFlight().increment();
        try {
            context.handler().handle(new ServerRequest(head, connection.peer(), isSecure(), body), writer);
            if (!writer.isStarted()) {
                throw new IllegalStateException("The handler wrote no response.");
            }
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "A request failed", e);
            if (!writer.isStarted()) {
                respond(RequestError.FAILED, "The server failed. Its log says why.");
            }
            return false;
        } finally {
            context.inFlight().decrement();
        }
        return finish(body, writer);
    }

    /** Prepares for the next request. Returns false if there can be none. */
    private boolean finish(BodyStream body, Http1ResponseWriter writer) throws IOException {
        if (writer.isDropped()) {
            if (!connection.rawSocket().isClosed()) {
                linger(connection.rawSocket().getInputStream());
            }
            return false;
        }
        if (body.isEnded() && (writer.keepsAlive() || input.available() == 0)) {
            return writer.keepsAlive() && connection.endRequest();
        }
        connection.startDraining();
        if (writer.keepsAlive() && !context.options().sleeper().isStopped() && drain(body)) {
            return connection.endRequest();
        }
        endOutput();
        return false;
    }

    private boolean drain(BodyStream body) throws IOException {
        input.stallNanos(0);
        deadline.expireIn(DRAIN_NANOS, false);
        try {
            byte[] bytes = new byte[8192];
            int remaining = Http1ResponseWriter.MAX_DRAINED_BYTES;
            for (int n = body.read(bytes); n >= 0 && remaining > 0; n = body.read(bytes)) {
                remaining -= n;
            }
        } catch (BodyFramingException e) {
            return false;
        }
        deadline.clear();
        return body.isEnded();
    }

    private void respond(RequestError error, String detail) throws IOException {
        ServerResponse response;
        try {
            response = context.handler().errorResponse(error, detail, connection.peer());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "An error response failed", e);
            response = ServerResponse.of(error.status(), "text/plain", new byte[0]);
        }
        new Http1ResponseWriter(connection, context, output, null, null).write(response);
        connection.startDraining();
        endOutput();
    }

    private boolean isSecure() {
        return socket != connection.rawSocket();
    }

    private void endOutput() throws IOException {
        socket.shutdownOutput();
        linger(socket.getInputStream());
    }

    /** Discards input. Closing with unread input would reset the connection, and the client might lose the response. */
    private void linger(InputStream in) throws IOException {
        deadline.expireIn(LINGER_NANOS, false);
        byte[] bytes = new byte[2048];
        int remaining = Http1ResponseWriter.MAX_DRAINED_BYTES;
        for (int n = in.read(bytes); n >= 0 && remaining > 0; n = in.read(bytes)) {
            remaining -= n;
        }
    }
}
