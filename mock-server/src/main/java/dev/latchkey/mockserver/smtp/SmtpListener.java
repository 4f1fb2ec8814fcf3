package dev.latchkey.mockserver.smtp;

import dev.latchkey.mockserver.timeout.StoppableSleeper;
import dev.latchkey.mockserver.timeout.DeadlineWatchdog;
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
 * Listens for SMTP clients. A few loops serve those without TLS, each many of them by one thread, because this protocol
 * waits for the client four times a mail; a client with TLS gets a thread of its own.
 */
public final class SmtpListener implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.latchkey.mockserver");
    private static final int BACKLOG = 256;
    /** More would only wake each other: the clients, and what takes the mails, need processors too. */
    private static final int LOOPS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private final ServerSocketChannel door;
    private final InetSocketAddress address;
    private final SmtpOptions options;
    private final SmtpBackend backend;
    private final StoppableSleeper sleeper = new StoppableSleeper();
    private final ExecutorService threads;
    private final List<EventLoop> loops;
    private final Thread acceptor;
    private final Semaphore places;
    private final Set<SmtpSession> sessions = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<InetAddress, Integer> perAddress = new ConcurrentHashMap<>();
    private final MailMemoryBudget memoryBudget;
    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong turnedAway = new AtomicLong();
    private final AtomicLong mails = new AtomicLong();
    // Closed when the last connection is gone, and not when the others' pauses end.
    private final DeadlineWatchdog watchdog;
    private volatile boolean closed;

    private SmtpListener(ServerSocketChannel door, SmtpOptions options, SmtpBackend backend) throws IOException {
        this.door = door;
        this.address = (InetSocketAddress) door.getLocalAddress();
        this.options = options;
        this.backend = backend;
        this.memoryBudget = new MailMemoryBudget(this::held, options.mostHeld());
        // Each connection needs one at most, each loop another one.
        this.threads = new ThreadPoolExecutor(0, options.mostConnections() + LOOPS, 10, TimeUnit.SECONDS,
                new SynchronousQueue<>(), Thread.ofPlatform().daemon().name("latchkey-smtp-", 0).factory());
        this.loops = loops(options.tls() == TlsMode.IMPLICIT ? 0 : LOOPS, threads);
        this.places = new Semaphore(options.mostConnections());
        this.acceptor = Thread.ofPlatform().daemon().name("latchkey-smtp-accept").unstarted(this::accept);
        this.watchdog = new DeadlineWatchdog("latchkey-smtp-watch", options.shortestTime(),
                now -> sessions.forEach(session -> session.checkTime(now)));
    }

    /**
     * Starts to listen.
     *
     * @param address where; port 0 picks a free one
     * @throws IOException when the address cannot be had, such as for a port in use
     */
    public static SmtpListener start(InetSocketAddress address, SmtpOptions options, SmtpBackend backend)
            throws IOException {
        ServerSocketChannel door = ServerSocketChannel.open();
        try {
            door.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            door.bind(address, BACKLOG);
            SmtpListener listener = new SmtpListener(door, options, backend);
            listener.acceptor.start();
            return listener;
        } catch (IOException e) {
            door.close();
            throw e;
        }
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return address;
    }

    /** What it has seen so far. */
    public SmtpListenerStats gauges() {
        return new SmtpListenerStats(sessions.size(), connections.get(), turnedAway.get(), mails.get());
    }

    /**
     * Takes no new clients, tells idle ones by 421, waits the time of grace for mails that are coming in, and ends every
     * connection.
     */
    @Override
    public void close() {
        closed = true;
        closeDoor();
        sleeper.stop();
        sessions.forEach(SmtpSession::stop);
        try {
            acceptor.join();
            // All places are free again when nobody is left.
            if (places.tryAcquire(options.mostConnections(), options.grace().toMillis(), TimeUnit.MILLISECONDS)) {
                places.release(options.mostConnections());
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
                serve(door.accept());
            } catch (IOException | RuntimeException | Error e) {
                // Such as no file, no memory or no thread left: all of that may pass.
                if (!closed) {
                    LOG.log(Level.WARNING, "A mail client could not be accepted", e);
                    sleeper.pause(options.grace().dividedBy(50));
                }
            }
        }
    }

    private void serve(SocketChannel channel) throws IOException {
        long number = connections.incrementAndGet();
        InetAddress peer = channel.socket().getInetAddress();
        if (!acquire(peer)) {
            turnAway(channel);
            return;
        }
        SmtpSession session = new SmtpSession(options, backend, sleeper, memoryBudget, mails::incrementAndGet);
        sessions.add(session);
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (loops.isEmpty()) {
                secure(channel, session, peer);
            } else {
                loop(channel, session, peer, loops.get((int) (number % loops.size())));
            }
        } catch (IOException | RuntimeException | Error e) {
            gone(session, peer);
            channel.close();
            throw e;
        }
        if (closed) {
            // It came between the door and the others' farewell.
            session.stop();
        }
    }

    private void loop(SocketChannel channel, SmtpSession session, InetAddress peer, EventLoop loop)
            throws IOException {
        channel.configureBlocking(false);
        EventLoopConnection connection = new EventLoopConnection(channel, loop, session, options.idle(),
                open -> upgrade(open, session, peer),
                () -> gone(session, peer));
        session.over(connection);
        loop.add(connection);
    }

    /** Goes on with TLS, after STARTTLS. */
    private void upgrade(SocketChannel channel, SmtpSession session, InetAddress peer) {
        try {
            secure(channel, session, peer);
        } catch (IOException | RejectedExecutionException | OutOfMemoryError e) {
            gone(session, peer);
            closeQuietly(channel);
        }
    }

    private void secure(SocketChannel channel, SmtpSession session, InetAddress peer) throws IOException {
        BlockingTlsConnection blockingTlsConnection = new BlockingTlsConnection(channel,
                Objects.requireNonNull(options.context()),
                session, options.idle());
        session.over(blockingTlsConnection);
        threads.execute(() -> {
            try {
                blockingTlsConnection.run();
            } finally {
                gone(session, peer);
            }
        });
    }

    /** Bytes that mails take which are coming in. */
    long held() {
        return sessions.stream().mapToLong(SmtpSession::held).sum();
    }

    private void gone(SmtpSession session, InetAddress peer) {
        if (sessions.remove(session)) {
            release(peer);
        }
    }

    private void turnAway(SocketChannel channel) {
        turnedAway.incrementAndGet();
        try (channel) {
            if (options.tls() != TlsMode.IMPLICIT) {
                String text = closed
                        ? "4.3.2 The server is stopping. Try again later."
                        : "4.7.0 Too many connections. Close one, or try again later.";
                channel.write(ByteBuffer.wrap(SmtpReply.of(421, text).wire()));
            }
        } catch (IOException e) {
            // It has gone by itself.
        }
    }

    private boolean acquire(InetAddress peer) {
        if (!places.tryAcquire()) {
            return false;
        }
        boolean[] entered = {false};
        perAddress.compute(peer, (same, count) -> {
            int now = count == null ? 0 : count;
            entered[0] = now < options.mostPerAddress();
            return entered[0] ? Integer.valueOf(now + 1) : count;
        });
        if (!entered[0]) {
            places.release();
        }
        return entered[0];
    }

    private void release(InetAddress peer) {
        perAddress.computeIfPresent(peer, (same, count) -> count == 1 ? null : count - 1);
        places.release();
    }

    private void closeDoor() {
        try {
            door.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The door for mail did not close", e);
        }
    }

    private static void closeQuietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Gone already.
        }
    }
}
