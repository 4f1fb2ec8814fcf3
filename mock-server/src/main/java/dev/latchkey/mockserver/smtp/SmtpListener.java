package dev.latchkey.mockserver.smtp;

import dev.latchkey.mockserver.smtp.SmtpOptions.TlsMode;
import dev.latchkey.mockserver.timeout.DeadlineWatchdog;
import dev.latchkey.mockserver.timeout.StoppableSleeper;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Listens for SMTP clients. Since SMTP waits for the client four times per mail, a few event loops serve the
 * connections
 * without TLS, each by one thread. Connections with TLS have a thread each.
 */
public final class SmtpListener implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.latchkey.mockserver");
    private static final int BACKLOG = 256;
    /** Half of the processors: the clients, and the work that accepts mail, need processors too. */
    private static final int LOOPS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private final ServerSocketChannel serverChannel;
    private final InetSocketAddress address;
    private final SmtpOptions options;
    private final SmtpBackend backend;
    private final StoppableSleeper sleeper = new StoppableSleeper();
    private final ExecutorService threads;
    private final List<EventLoop> loops;
    private final Thread acceptor;
    private final Semaphore permits;
    private final Set<SmtpSession> sessions = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<InetAddress, Integer> perAddress = new ConcurrentHashMap<>();
    private final MailMemoryBudget memoryBudget;
    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();
    private final AtomicLong mails = new AtomicLong();
    // Closed after the last connection, not when the sleeper stops.
    private final DeadlineWatchdog watchdog;
    private volatile boolean closed;

    private SmtpListener(ServerSocketChannel serverChannel, SmtpOptions options, SmtpBackend backend)
            throws IOException {
        this.serverChannel = serverChannel;
        this.address = (InetSocketAddress) serverChannel.getLocalAddress();
        this.options = options;
        this.backend = backend;
        this.memoryBudget = new MailMemoryBudget(this::bufferedBytes, options.maxBufferedBytes());
        // Each connection needs at most one thread, and each loop another one.
        this.threads = new ThreadPoolExecutor(0, options.maxConnections() + LOOPS, 10, TimeUnit.SECONDS,
                new SynchronousQueue<>(), Thread.ofPlatform().daemon().name("latchkey-smtp-", 0).factory());
        this.loops = loops(options.tls() == TlsMode.IMPLICIT ? 0 : LOOPS, threads);
        this.permits = new Semaphore(options.maxConnections());
        this.acceptor = Thread.ofPlatform().daemon().name("latchkey-smtp-accept").unstarted(this::accept);
        this.watchdog = new DeadlineWatchdog("latchkey-smtp-watch", options.shortestTimeout(),
                now -> sessions.forEach(session -> session.checkTime(now)));
    }

    /**
     * Starts a listener.
     *
     * @param address address and port; port 0 picks a free one
     * @throws IOException if the address cannot be bound, for instance because the port is in use
     */
    public static SmtpListener start(InetSocketAddress address, SmtpOptions options, SmtpBackend backend)
            throws IOException {
        ServerSocketChannel serverChannel = ServerSocketChannel.open();
        try {
            serverChannel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            serverChannel.bind(address, BACKLOG);
            SmtpListener listener = new SmtpListener(serverChannel, options, backend);
            listener.acceptor.start();
            return listener;
        } catch (IOException e) {
            serverChannel.close();
            throw e;
        }
    }

    /** Returns the address and port of the listener. */
    public InetSocketAddress address() {
        return address;
    }

    /** Returns the current statistics. */
    public Stats stats() {
        return new Stats(sessions.size(), connections.get(), rejected.get(), mails.get());
    }

    /**
     * Accepts no new clients, ends idle connections with a 421 reply, waits up to the grace period for incoming
     * mails, and
     * closes all connections.
     */
    @Override
    public void close() {
        closed = true;
        closeServerChannel();
        sleeper.stop();
        sessions.forEach(SmtpSession::stop);
        try {
            acceptor.join();
            // All permits are free once every connection has ended.
            if (permits.tryAcquire(options.maxConnections(), options.gracePeriod().toMillis(), TimeUnit.MILLISECONDS)) {
                permits.release(options.maxConnections());
            }
            sessions.forEach(SmtpSession::abandon);
            loops.forEach(EventLoop::close);
            threads.shutdown();
            if (!threads.awaitTermination(1, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            sessions.forEach(SmtpSession::abandon);
            loops.forEach(EventLoop::close);
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        } finally {
            watchdog.close();
        }
    }

    private static List<EventLoop> loops(int count, Executor threads) throws IOException {
        List<EventLoop> started = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            started.add(EventLoop.start(threads));
        }
        return List.copyOf(started);
    }

    private void accept() {
        while (!closed) {
            try {
                serve(serverChannel.accept());
            } catch (IOException | RuntimeException | Error e) {
                // For instance too few files, threads or too little memory: all of these may pass.
                if (!closed) {
                    LOG.log(Level.WARNING, "A mail client could not be accepted", e);
                    sleeper.pause(options.gracePeriod().dividedBy(50));
                }
            }
        }
    }

    private void serve(SocketChannel channel) throws IOException {
        long number = connections.incrementAndGet();
        InetAddress peer = channel.socket().getInetAddress();
        if (!acquire(peer)) {
            reject(channel);
            return;
        }
        SmtpSession session = new SmtpSession(options, backend, sleeper, memoryBudget, mails::incrementAndGet);
        sessions.add(session);
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (loops.isEmpty()) {
                serveOverTls(channel, session, peer);
            } else {
                serveOnEventLoop(channel, session, peer, loops.get((int) (number % loops.size())));
            }
        } catch (IOException | RuntimeException | Error e) {
            onClosed(session, peer);
            channel.close();
            throw e;
        }
        if (closed) {
            // close() may have missed this session.
            session.stop();
        }
    }

    private void serveOnEventLoop(SocketChannel channel, SmtpSession session, InetAddress peer, EventLoop loop)
            throws IOException {
        channel.configureBlocking(false);
        EventLoopConnection connection = new EventLoopConnection(channel, loop, session, options.idleTimeout(),
                open -> upgrade(open, session, peer),
                () -> onClosed(session, peer));
        session.useConnection(connection);
        loop.add(connection);
    }

    /** Continues with TLS, after STARTTLS. */
    private void upgrade(SocketChannel channel, SmtpSession session, InetAddress peer) {
        try {
            serveOverTls(channel, session, peer);
        } catch (IOException | RejectedExecutionException | OutOfMemoryError e) {
            onClosed(session, peer);
            closeQuietly(channel);
        }
    }

    private void serveOverTls(SocketChannel channel, SmtpSession session, InetAddress peer) throws IOException {
        BlockingTlsConnection connection = new BlockingTlsConnection(channel,
                Objects.requireNonNull(options.context()),
                session, options.idleTimeout());
        session.useConnection(connection);
        threads.execute(() -> {
            try {
                connection.run();
            } finally {
                onClosed(session, peer);
            }
        });
    }

    /** Returns the bytes of memory that incoming mails occupy. */
    long bufferedBytes() {
        return sessions.stream().mapToLong(SmtpSession::bufferedBytes).sum();
    }

    private void onClosed(SmtpSession session, InetAddress peer) {
        if (sessions.remove(session)) {
            release(peer);
        }
    }

    private void reject(SocketChannel channel) {
        rejected.incrementAndGet();
        try (channel) {
            if (options.tls() != TlsMode.IMPLICIT) {
                String text = closed
                        ? "4.3.2 The server is stopping. Try again later."
                        : "4.7.0 Too many connections. Close one, or try again later.";
                channel.write(ByteBuffer.wrap(SmtpReply.of(421, text).toBytes()));
            }
        } catch (IOException e) {
            // The client is gone.
        }
    }

    private boolean acquire(InetAddress peer) {
        if (!permits.tryAcquire()) {
            return false;
        }
        boolean[] acquired = {false};
        perAddress.compute(peer, (same, count) -> {
            int now = count == null ? 0 : count;
            acquired[0] = now < options.maxConnectionsPerAddress();
            return acquired[0] ? Integer.valueOf(now + 1) : count;
        });
        if (!acquired[0]) {
            permits.release();
        }
        return acquired[0];
    }

    private void release(InetAddress peer) {
        perAddress.computeIfPresent(peer, (same, count) -> count == 1 ? null : count - 1);
        permits.release();
    }

    private void closeServerChannel() {
        try {
            serverChannel.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The SMTP listener could not be closed cleanly", e);
        }
    }

    private static void closeQuietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It is closed all the same.
        }
    }

    /**
     * Statistics of a listener.
     *
     * @param open open connections
     * @param connections connections since the start, rejected ones included
     * @param rejected connections rejected because there were too many
     * @param acceptedMails mails accepted since the start
     */
    public record Stats(int open, long connections, long rejected, long acceptedMails) {}
}
