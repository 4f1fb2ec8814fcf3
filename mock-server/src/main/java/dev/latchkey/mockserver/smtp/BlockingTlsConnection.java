package dev.latchkey.mockserver.smtp;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Connection with TLS. A thread of its own serves it with blocking reads and writes. */
final class BlockingTlsConnection extends SmtpConnection {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final SocketChannel channel;
    private final SSLSocket socket;
    private final SmtpSession session;

    /**
     * Creates a TLS connection over a blocking channel.
     *
     * @param context certificate and key of the server
     */
    BlockingTlsConnection(SocketChannel channel, SSLContext context, SmtpSession session, Duration timeout)
            throws IOException {
        super(channel.socket().getInetAddress(), timeout);
        this.channel = channel;
        this.session = session;
        Socket plain = channel.socket();
        socket = (SSLSocket) context.getSocketFactory().createSocket(plain, peer().getHostAddress(), plain.getPort(),
                true);
        socket.setUseClientMode(false);
        socket.setEnabledProtocols(PROTOCOLS);
    }

    /** Serves the client until the connection ends. */
    void run() {
        try {
            handshake();
            session.start();
            SmtpInput input = new SmtpInput();
            while (!session.hasEnded()) {
                fill(input);
                session.process(input);
            }
        } catch (IOException e) {
            // The client is gone, was too slow, or does not speak TLS: no reply can reach it.
        } finally {
            close();
        }
    }

    @Override
    boolean isSecure() {
        return true;
    }

    @Override
    void flush() throws IOException {
        if (!replyBuffer.isEmpty()) {
            deadline.expireIn(timeoutNanos, false);
            replyBuffer.writeTo(socket.getOutputStream());
            deadline.clear();
        }
    }

    @Override
    void leaveEventLoop() {
        // This thread serves no other connection.
    }

    @Override
    void reset() throws IOException {
        channel.socket().setSoLinger(true, 0);
        channel.close();
    }

    @Override
    void abandon() {
        try {
            channel.close();
        } catch (IOException e) {
            // It is closed all the same.
        }
    }

    @Override
    void closeWith(SmtpReply reply) {
        try {
            deadline.expireIn(timeoutNanos, false);
            OutputStream out = socket.getOutputStream();
            out.write(reply.toBytes());
            out.flush();
        } catch (IOException e) {
            // The client is gone.
        }
        abandon();
    }

    @Override
    void closeAsync(SmtpReply reply) {
        // A separate thread writes, since the client may not be reading.
        Thread.startVirtualThread(() -> closeWith(reply));
    }

    private void handshake() throws IOException {
        beginWait(State.HANDSHAKING);
        deadline.expireIn(timeoutNanos, false);
        socket.startHandshake();
        deadline.clear();
        if (!endWait(State.HANDSHAKING)) {
            throw connectionEnded();
        }
    }

    private void fill(SmtpInput input) throws IOException {
        flush();
        if (inputDeadline() - System.nanoTime() <= 0) {
            send(TIMED_OUT);
            throw new SocketTimeoutException("The client took too long.");
        }
        beginWait(State.WAITING);
        deadline.expireAt(inputDeadline(), true);
        int count = input.fill(socket.getInputStream());
        deadline.clear();
        if (!endWait(State.WAITING)) {
            throw connectionEnded();
        }
        if (count < 0) {
            throw new EOFException("The client closed the connection.");
        }
    }

    /**
     * Closes the connection normally. A client that was cut off may still be sending; its input is discarded, so that
     * it gets the reply.
     */
    private void close() {
        if (session.needsDraining()) {
            drain();
        }
        try {
            flush();
            deadline.expireIn(timeoutNanos, false);
            socket.close();
        } catch (IOException e) {
            // It is closed all the same.
        }
        abandon();
    }

    /**
     * Sends pending replies, closes the output and discards input for a while. Closing at once, with unread input,
     * would
     * reset the connection, and the client might lose the last reply.
     */
    private void drain() {
        try {
            flush();
            socket.shutdownOutput();
            setInputTimeout(LINGER);
            SmtpInput rest = new SmtpInput();
            while (true) {
                fill(rest);
            }
        } catch (IOException e) {
            // The client has closed the connection, or the time is over.
        }
    }
}
