package dev.latchkey.mockserver.http;

import dev.latchkey.mockserver.timeout.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.time.Duration;

/** The requests that come over one connection, one after the other, and their answers. Used by one thread. */
final class RequestLoop {
    private static final System.Logger LOG = System.getLogger("dev.latchkey.mockserver");
    private static final long DRAIN_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long LINGER_NANOS = Duration.ofSeconds(1).toNanos();

    private final Connection connection;
    private final ListenerContext context;
    private final Socket socket;
    private final ConnectionLimits limits;
    private final Deadline deadline;
    private final HttpInput input;
    private final HttpOutput output;
    private final HeadReader reader;

    /**
     * A conversation.
     *
     * @param socket of the connection, or the secure one over that
     */
    RequestLoop(Connection connection, ListenerContext context, Socket socket) throws IOException {
        this.connection = connection;
        this.context = context;
        this.socket = socket;
        limits = context.options().limits();
        deadline = connection.deadline();
        input = new HttpInput(socket.getInputStream(), deadline);
        output = new HttpOutput(socket.getOutputStream(), deadline, limits.stallTime().toNanos());
        reader = new HeadReader(input, limits, deadline, connection.notifiesPeer());
    }

    /** Holds it to its end. */
    void run() throws IOException {
        Duration patience = limits.headTime();
        while (waitForByte(patience) && serve()) {
            patience = limits.idleTime();
        }
        Socket raw = connection.raw();
        if (isSecure() && !raw.isClosed() && !raw.isOutputShutdown()) {
            // Says goodbye, which TLS distinguishes from being cut off.
            deadline.expireIn(LINGER_NANOS, false);
            socket.close();
        }
    }

    /** Answers what is no request, and ends the connection. */
    void refuse(RequestError error, String detail) throws IOException {
        if (connection.begin()) {
            respond(error, detail);
        }
    }

    private boolean waitForByte(Duration patience) throws IOException {
        if (input.available() > 0) {
            return true;
        }
        output.shrink();
        input.stallNanos(0);
        deadline.expireIn(patience.toNanos(), false);
        return input.fill();
    }

    /** Serves one request; false when the connection ends with it. */
    private boolean serve() throws IOException {
        input.stallNanos(0);
        RequestHead head;
        try {
            head = reader.read();
        } catch (MalformedRequestException e) {
            deadline.clear();
            refuse(e.trouble(), e.detail());
            return false;
        }
        if (head == null || !connection.begin()) {
            return false;
        }
        input.stallNanos(limits.stallTime().toNanos());
        BodyStream body = new BodyStream(head.framing(), input, output);
        Http1ResponseWriter writer = new Http1ResponseWriter(connection, context, output, head, body);
        context.inFlight().increment();
        try {
            context.handler().handle(new Request(head, connection.peer(), isSecure(), body), writer);
            if (!writer.isBegun()) {
                throw new IllegalStateException("The handler gave no answer.");
            }
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "A request failed", e);
            if (!writer.isBegun()) {
                respond(RequestError.FAILED, "The server failed. Its log says why.");
            }
            return false;
        } finally {
            context.inFlight().decrement();
        }
        return finish(body, writer);
    }

    /** Makes ready for the next request; false when there can be none. */
    private boolean finish(BodyStream body, Http1ResponseWriter writer) throws IOException {
        if (writer.isHungUp()) {
            if (!connection.raw().isClosed()) {
                linger(connection.raw().getInputStream());
            }
            return false;
        }
        if (body.isEnded() && (writer.stays() || input.available() == 0)) {
            return writer.stays() && connection.again();
        }
        connection.responded();
        if (writer.stays() && !context.options().sleeper().isStopped() && drain(body)) {
            return connection.again();
        }
        endOutput();
        return false;
    }

    private boolean drain(BodyStream body) throws IOException {
        input.stallNanos(0);
        deadline.expireIn(DRAIN_NANOS, false);
        try {
            byte[] bytes = new byte[8192];
            int left = Http1ResponseWriter.DRAINED;
            for (int n = body.read(bytes); n >= 0 && left > 0; n = body.read(bytes)) {
                left -= n;
            }
        } catch (BodyFramingException e) {
            return false;
        }
        deadline.clear();
        return body.isEnded();
    }

    private void respond(RequestError error, String detail) throws IOException {
        Response response;
        try {
            response = context.handler().malformed(error, detail, connection.peer());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A refusal failed", e);
            response = Response.of(error.status(), "text/plain", new byte[0]);
        }
        new Http1ResponseWriter(connection, context, output, null, null).write(response);
        connection.responded();
        endOutput();
    }

    private boolean isSecure() {
        return socket != connection.raw();
    }

    private void endOutput() throws IOException {
        socket.shutdownOutput();
        linger(socket.getInputStream());
    }

    /** Reads what still comes: closing with something unread would reset the connection and take the answer along. */
    private void linger(InputStream in) throws IOException {
        deadline.expireIn(LINGER_NANOS, false);
        byte[] bytes = new byte[2048];
        int left = Http1ResponseWriter.DRAINED;
        for (int n = in.read(bytes); n >= 0 && left > 0; n = in.read(bytes)) {
            left -= n;
        }
    }
}
