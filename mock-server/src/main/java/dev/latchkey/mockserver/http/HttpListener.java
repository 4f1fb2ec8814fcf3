package dev.latchkey.mockserver.http;

import dev.latchkey.mockserver.timeout.DeadlineWatchdog;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Listens for HTTP/1.1 and hands each request to the handler, on the virtual thread of its connection. Safe for use by
 * several threads.
 */
public final class HttpListener implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.latchkey.mockserver");
    private static final Duration GRACE_PERIOD = Duration.ofSeconds(5);
    private static final Duration FINAL_WAIT = Duration.ofSeconds(3);
    private static final Duration RETRY_DELAY = Duration.ofMillis(50);
    private static final int BACKLOG = 1024;

    private final ServerSocket socket;
    private final InetSocketAddress address;
    private final ListenOptions options;
    private final ConnectionRegistry connections;
    private final ListenerContext context;
    private final LongAdder inFlight = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final Thread acceptor = Thread.ofPlatform().unstarted(this::accept);
    // Closed after the last connection, not when the sleeper stops.
    private final DeadlineWatchdog watchdog;
    private final ReentrantLock closing = new ReentrantLock();

    private HttpListener(ServerSocket socket, RequestHandler handler, ListenOptions options) {
        this.socket = socket;
        this.address = (InetSocketAddress) socket.getLocalSocketAddress();
        this.options = options;
        this.connections = new ConnectionRegistry(options.limits());
        this.context = new ListenerContext(handler, options, new DateHeader(options.clock()), inFlight,
                connections::remove);
        this.watchdog = new DeadlineWatchdog("latchkey-http-watch", options.limits().shortestTimeout(),
                this::checkTime);
    }

    /**
     * Starts a listener for plain HTTP with the default limits.
     *
     * @param address address and port; port 0 picks a free one
     * @throws IOException if the address cannot be bound, for instance because the port is in use
     */
    public static HttpListener start(InetSocketAddress address, RequestHandler handler) throws IOException {
        return start(address, handler, ListenOptions.defaults());
    }

    /**
     * Starts a listener.
     *
     * @param address address and port; port 0 picks a free one
     * @throws IOException if the address cannot be bound, for instance because the port is in use
     */
    public static HttpListener start(InetSocketAddress address, RequestHandler handler, ListenOptions options)
            throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(address, BACKLOG);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        HttpListener listener = new HttpListener(socket, handler, options);
        listener.acceptor.setName("latchkey-http-accept " + listener.address().getPort());
        listener.acceptor.start();
        return listener;
    }

    /** Returns the address and port of the listener. */
    public InetSocketAddress address() {
        return address;
    }

    /** Returns the number of open connections. */
    public int openConnections() {
        return connections.served();
    }

    /** Returns the number of requests that are being handled. */
    public long requestsInFlight() {
        return inFlight.sum();
    }

    /** Returns the number of connections refused since the start because there were too many. */
    public long refusedConnections() {
        return refused.sum();
    }

    /** Closes the listener, with a grace period of 5 seconds. */
    @Override
    public void close() {
        close(GRACE_PERIOD);
    }

    /**
     * Refuses new connections, ends all pauses and idle connections at once, waits for requests in flight, and closes
     * the remaining connections. A second call returns after the first.
     *
     * @param gracePeriod time for requests in flight
     */
    public void close(Duration gracePeriod) {
        closing.lock();
        try {
            options.sleeper().stop();
            socket.close();
            boolean acceptorEnded = join(acceptor, System.nanoTime() + FINAL_WAIT.toNanos());
            connections.all().forEach(Connection::endIfIdle);
            if (!acceptorEnded || !joinAll(gracePeriod)) {
                for (Connection connection : connections.all()) {
                    connection.abort();
                    connection.thread().interrupt();
                }
                joinAll(FINAL_WAIT);
            }
            watchdog.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The HTTP listener could not be closed cleanly", e);
        } finally {
            closing.unlock();
        }
    }

    private boolean joinAll(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        boolean allEnded = true;
        for (Connection connection : connections.all()) {
            allEnded &= join(connection.thread(), end);
        }
        return allEnded;
    }

    /** Waits until a thread has ended. Returns false if that takes too long or the caller is interrupted. */
    private static boolean join(Thread thread, long end) {
        try {
            return thread == Thread.currentThread()
                    || thread.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void accept() {
        while (!options.sleeper().isStopped()) {
            try {
                serve(socket.accept());
            } catch (IOException | RuntimeException e) {
                if (!options.sleeper().isStopped()) {
                    // For instance too many open files: this may pass.
                    LOG.log(Level.WARNING, "A connection could not be accepted", e);
                    options.sleeper().pause(RETRY_DELAY);
                }
            }
        }
    }

    private void serve(Socket accepted) throws IOException {
        RequestError refusal = connections.hasCapacity(accepted.getInetAddress())
                ? null
                : RequestError.TOO_MANY_CONNECTIONS;
        if (refusal != null) {
            refused.increment();
            if (!connections.canRefuse()) {
                accepted.close();
                return;
            }
        }
        Connection connection = new Connection(context, accepted, refusal);
        connections.add(connection);
        connection.thread().start();
    }

    private void checkTime(long now) {
        for (Connection connection : connections.all()) {
            connection.checkTime(now);
        }
    }
}
