package dev.latchkey.mockserver.smtp;

import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Connection without TLS. An event loop serves it whenever its client has sent something, so that no thread blocks on
 * it.
 */
final class EventLoopConnection extends SmtpConnection {
    private static final System.Logger LOG = System.getLogger("dev.latchkey.mockserver");

    private final SocketChannel channel;
    private final EventLoop loop;
    private final SmtpSession session;
    private final Consumer<SocketChannel> onTls;
    private final Runnable onEnd;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable SelectionKey key;
    private boolean started;
    private boolean draining;

    /**
     * Creates a connection for an event loop.
     *
     * @param onTls receives the channel if the session goes on with TLS
     * @param onEnd runs once, if the connection has ended without that
     */
    EventLoopConnection(SocketChannel channel, EventLoop loop, SmtpSession session, Duration timeout,
            Consumer<SocketChannel> onTls, Runnable onEnd) {
        super(channel.socket().getInetAddress(), timeout);
        this.channel = channel;
        this.loop = loop;
        this.session = session;
        this.onTls = onTls;
        this.onEnd = onEnd;
    }

    /** Registers the connection with the selector of its event loop. */
    void register(Selector selector) throws ClosedChannelException {
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /**
     * Serves a client that has connected, has sent something, or can receive again. Called by the leader of the loop.
     *
     * @param input empty; may be used until this method returns
     */
    void process(SmtpInput input) {
        if (started && !endWait(State.WAITING)) {
            return;
        }
        deadline.clear();
        try {
            if (!started) {
                started = true;
                session.start();
            } else if (replyBuffer.isEmpty()) {
                readInput(input);
            }
            flushAndContinue();
        } catch (IOException | CancelledKeyException e) {
            // The client is gone, or another thread has ended the connection.
            end();
        } catch (RuntimeException | Error failure) {
            LOG.log(Level.ERROR, "A mail client's connection failed", failure);
            end();
        }
    }

    @Override
    boolean isSecure() {
        return false;
    }

    @Override
    void flush() throws IOException {
        if (!replyBuffer.isEmpty()) {
            replyBuffer.writeTo(channel);
        }
    }

    @Override
    void leaveEventLoop() {
        if (loop.isLedByThisThread()) {
            setInterest(0);
            loop.promoteFollower();
        }
    }

    @Override
    void reset() throws IOException {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        end();
    }

    @Override
    void abandon() {
        end();
    }

    @Override
    void closeWith(SmtpReply reply) {
        try {
            // A reply that the client has not taken completely must not be interrupted.
            if (replyBuffer.isEmpty()) {
                channel.write(ByteBuffer.wrap(reply.toBytes()));
            }
        } catch (IOException e) {
            // The client is gone.
        }
        end();
    }

    @Override
    void closeAsync(SmtpReply reply) {
        closeWith(reply);
    }

    private void readInput(SmtpInput input) throws IOException {
        if (input.fill(channel) < 0) {
            throw new EOFException("The client closed the connection.");
        }
        if (!draining) {
            session.process(input);
        }
    }

    /** Sends the replies and waits for the next event, starts TLS or ends. */
    private void flushAndContinue() throws IOException {
        flush();
        if (!replyBuffer.isEmpty()) {
            deadline.expireIn(timeoutNanos, false);
            await(SelectionKey.OP_WRITE);
        } else if (session.wantsTls()) {
            upgradeToTls();
        } else if (!session.hasEnded()) {
            deadline.expireAt(inputDeadline(), true);
            await(SelectionKey.OP_READ);
        } else if (session.needsDraining()) {
            drain();
        } else {
            end();
        }
    }

    /**
     * Closes the output and discards input for a while. Closing at once, with unread input, would reset the connection,
     * and the client might lose the last reply.
     */
    private void drain() throws IOException {
        if (!draining) {
            draining = true;
            channel.shutdownOutput();
            setInputTimeout(LINGER);
        }
        deadline.expireAt(inputDeadline(), false);
        await(SelectionKey.OP_READ);
    }

    private void upgradeToTls() throws IOException {
        if (key != null) {
            key.cancel();
        }
        loop.wakeUp();
        channel.configureBlocking(true);
        if (ended.compareAndSet(false, true)) {
            onTls.accept(channel);
        }
    }

    private void await(int operation) throws EOFException {
        beginWait(State.WAITING);
        setInterest(operation);
        loop.wakeUp();
    }

    private void setInterest(int operations) {
        SelectionKey selectionKey = key;
        if (selectionKey != null && selectionKey.interestOps() != operations) {
            selectionKey.interestOps(operations);
        }
    }

    private void end() {
        if (ended.compareAndSet(false, true)) {
            try {
                channel.close();
            } catch (IOException e) {
                // It is closed all the same.
            }
            loop.wakeUp();
            onEnd.run();
        }
    }
}
