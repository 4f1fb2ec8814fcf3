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

/** A connection without TLS. A loop serves it whenever its client has sent something, and nothing waits for it. */
final class EventLoopConnection extends SmtpConnection {
    private static final System.Logger LOG = System.getLogger("dev.latchkey.mockserver");

    private final SocketChannel channel;
    private final EventLoop loop;
    private final SmtpSession session;
    private final Consumer<SocketChannel> onTls;
    private final Runnable onEnd;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable SelectionKey key;
    private boolean begun;
    private boolean draining;

    /**
     * A connection that a loop is to serve.
     *
     * @param onTls takes the connection when the conversation is to go on with TLS
     * @param onEnd runs when the connection has ended otherwise, once
     */
    EventLoopConnection(SocketChannel channel, EventLoop loop, SmtpSession session, Duration patience,
            Consumer<SocketChannel> onTls, Runnable onEnd) {
        super(channel.socket().getInetAddress(), patience);
        this.channel = channel;
        this.loop = loop;
        this.session = session;
        this.onTls = onTls;
        this.onEnd = onEnd;
    }

    /** The loop waits for it by this. */
    void registered(Selector selector) throws ClosedChannelException {
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /**
     * The client has come, has sent something, or listens again. Called by the loop's leader.
     *
     * @param input empty; may be used until this returns
     */
    void proceed(SmtpInput input) {
        if (begun && !finish(State.WAITING)) {
            return;
        }
        deadline.clear();
        try {
            if (!begun) {
                begun = true;
                session.begin();
            } else if (replyBuffer.isEmpty()) {
                hear(input);
            }
            goOn();
        } catch (IOException | CancelledKeyException e) {
            // The client has gone, or another thread has ended it.
            end();
        } catch (RuntimeException | Error failure) {
            LOG.log(Level.ERROR, "A mail client's connection failed", failure);
            end();
        }
    }

    @Override
    boolean secure() {
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
            waitFor(0);
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
    void closeWith(SmtpReply word) {
        try {
            // Not into the middle of an answer that the client does not listen to.
            if (replyBuffer.isEmpty()) {
                channel.write(ByteBuffer.wrap(word.wire()));
            }
        } catch (IOException e) {
            // It hears nothing any more.
        }
        end();
    }

    @Override
    void closeAsync(SmtpReply word) {
        closeWith(word);
    }

    private void hear(SmtpInput input) throws IOException {
        if (input.fill(channel) < 0) {
            throw new EOFException("The client has gone.");
        }
        if (!draining) {
            session.advance(input);
        }
    }

    /** Sends what was answered, and lets happen what comes next. */
    private void goOn() throws IOException {
        flush();
        if (!replyBuffer.isEmpty()) {
            deadline.expireIn(patienceNanos, false);
            await(SelectionKey.OP_WRITE);
        } else if (session.wantsTls()) {
            becomeSecure();
        } else if (!session.hasEnded()) {
            deadline.expireAt(until(), true);
            await(SelectionKey.OP_READ);
        } else if (session.isCutOff()) {
            drain();
        } else {
            end();
        }
    }

    /**
     * Says that nothing more comes, and reads for a while what the client still sends. A connection that is closed before
     * would take the last answer with it.
     */
    private void drain() throws IOException {
        if (!draining) {
            draining = true;
            channel.shutdownOutput();
            within(LINGER);
        }
        deadline.expireAt(until(), false);
        await(SelectionKey.OP_READ);
    }

    private void becomeSecure() throws IOException {
        if (key != null) {
            key.cancel();
        }
        loop.wakeUp();
        channel.configureBlocking(true);
        if (over.compareAndSet(false, true)) {
            onTls.accept(channel);
        }
    }

    private void await(int operation) throws EOFException {
        begin(State.WAITING);
        waitFor(operation);
        loop.wakeUp();
    }

    private void waitFor(int operations) {
        SelectionKey mine = key;
        if (mine != null && mine.interestOps() != operations) {
            mine.interestOps(operations);
        }
    }

    private void end() {
        if (over.compareAndSet(false, true)) {
            try {
                channel.close();
            } catch (IOException e) {
                // Gone already.
            }
            loop.wakeUp();
            onEnd.run();
        }
    }
}
