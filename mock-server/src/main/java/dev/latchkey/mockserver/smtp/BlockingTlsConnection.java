package dev.latchkey.mockserver.smtp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A connection with TLS. A thread of its own serves it, and waits for the client. */
final class BlockingTlsConnection extends SmtpConnection {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final SocketChannel channel;
    private final SSLSocket socket;
    private final SmtpSession session;

    /**
     * TLS over a connection that blocks.
     *
     * @param context the server's certificate and key
     */
    BlockingTlsConnection(SocketChannel channel, SSLContext context, SmtpSession session, Duration patience)
            throws IOException {
        super(channel.socket().getInetAddress(), patience);
        this.channel = channel;
        this.session = session;
        Socket plain = channel.socket();
        socket = (SSLSocket) context.getSocketFactory().createSocket(plain, peer().getHostAddress(), plain.getPort(),
                true);
        socket.setUseClientMode(false);
        socket.setEnabledProtocols(PROTOCOLS);
    }

    /** Talks until one side has had enough. */
    void run() {
        try {
            shakeHands();
            session.begin();
            SmtpInput input = new SmtpInput();
            while (!session.hasEnded()) {
                fill(input);
                session.advance(input);
            }
        } catch (IOException e) {
            // The client has gone, took too long, or speaks no TLS: there is nobody to answer.
        } finally {
            close();
        }
    }

    @Override
    boolean secure() {
        return true;
    }

    @Override
    void flush() throws IOException {
        if (!replyBuffer.isEmpty()) {
            deadline.expireIn(patienceNanos, false);
            replyBuffer.writeTo(socket.getOutputStream());
            deadline.clear();
        }
    }

    @Override
    void leaveEventLoop() {
        // Nobody else waits for this thread.
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
            // Gone already.
        }
    }

    @Override
    void closeWith(SmtpReply word) {
        try {
            deadline.expireIn(patienceNanos, false);
            OutputStream out = socket.getOutputStream();
            out.write(word.wire());
            out.flush();
        } catch (IOException e) {
            // It hears nothing any more.
        }
        abandon();
    }

    @Override
    void closeAsync(SmtpReply word) {
        // By a thread of its own, because the client may not listen.
        Thread.startVirtualThread(() -> closeWith(word));
    }

    private void shakeHands() throws IOException {
        begin(State.HANDSHAKING);
        deadline.expireIn(patienceNanos, false);
        socket.startHandshake();
        deadline.clear();
        if (!finish(State.HANDSHAKING)) {
            throw ended();
        }
    }

    private void fill(SmtpInput input) throws IOException {
        flush();
        if (until() - System.nanoTime() <= 0) {
            send(TOO_SLOW);
            throw new SocketTimeoutException("The client took too long.");
        }
        begin(State.WAITING);
        deadline.expireAt(until(), true);
        int count = input.fill(socket.getInputStream());
        deadline.clear();
        if (!finish(State.WAITING)) {
            throw ended();
        }
        if (count < 0) {
            throw new EOFException("The client has gone.");
        }
    }

    /** Ends the connection in order. A client that was sent away may still be sending, and shall hear why all the same. */
    private void close() {
        if (session.isCutOff()) {
            drain();
        }
        try {
            flush();
            deadline.expireIn(patienceNanos, false);
            socket.close();
        } catch (IOException e) {
            // Gone already.
        }
        abandon();
    }

    /**
     * Says what is still to be said, and that nothing more comes; then reads for a while what the client still sends. A
     * connection that is closed before would take the last answer with it.
     */
    private void drain() {
        try {
            flush();
            socket.shutdownOutput();
            within(LINGER);
            SmtpInput rest = new SmtpInput();
            while (true) {
                fill(rest);
            }
        } catch (IOException e) {
            // The client has ended it, or has had its time.
        }
    }
}
