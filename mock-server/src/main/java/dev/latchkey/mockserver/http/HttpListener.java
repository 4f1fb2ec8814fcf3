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
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration LAST_WAIT = Duration.ofSeconds(3);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(50);
    private static final int BACKLOG = 1024;

    private final ServerSocket socket;
    private final InetSocketAddress address;
    private final ListenOptions options;
    private final Connections connections;
    private final ListenerContext context;
    private final LongAdder inFlight = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final Thread acceptor = Thread.ofPlatform().unstarted(this::accept);
    // Closed when the last connection is gone, and not when the others' pauses end.
    private final DeadlineWatchdog watchdog;
    private final ReentrantLock closing = new ReentrantLock();

    private HttpListener(ServerSocket socket, Handler handler, ListenOptions options) {
        this.socket = socket;
        this.address = (InetSocketAddress) socket.getLocalSocketAddress();
        this.options = options;
        this.connections = new Connections(options.limits());
        this.context = new ListenerContext(handler, options, new DateHeader(options.clock()), inFlight,
                connections::remove);
        this.watchdog = new DeadlineWatchdog("latchkey-http-watch", options.limits().shortestTime(), this::checkTime);
    }

    /**
     * Starts to listen for plain HTTP within the standard limits.
     *
     * @param address where; port 0 picks a free one
     * @throws IOException when the address cannot be had, such as for a port in use
     */
    public static HttpListener start(InetSocketAddress address, Handler handler) throws IOException {
        return start(address, handler, ListenOptions.defaults());
    }

    /**
     * Starts to listen.
     *
     * @param address where; port 0 picks a free one
     * @throws IOException when the address cannot be had, such as for a port in use
     */
    public static HttpListener start(InetSocketAddress address, Handler handler, ListenOptions options)
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

    /** Where it listens. */
    public InetSocketAddress address() {
        return address;
    }

    /** How many connections are open. */
    public int openConnections() {
        return connections.served();
    }

    /** How many requests are being handled. */
    public long requestsInFlight() {
        return inFlight.sum();
    }

    /** How many connections were refused since the start, for there were too many. */
    public long refusedConnections() {
        return refused.sum();
    }

    /** Closes, with 5 seconds for requests in flight. */
    @Override
    public void close() {
        close(GRACE);
    }

    /**
     * Refuses new connections, ends all pauses and idle connections at once, waits for requests in flight, and ends
     * what is left. A second call returns when the first has.
     *
     * @param grace how long requests in flight may take
     */
    public void close(Duration grace) {
        closing.lock();
        try {
            options.sleeper().stop();
            socket.close();
            boolean inPeace = join(acceptor, System.nanoTime() + LAST_WAIT.toNanos());
            connections.all().forEach(Connection::endIfIdle);
            if (!inPeace || !joinAll(grace)) {
                for (Connection left : connections.all()) {
                    left.abort();
                    left.thread().interrupt();
                }
                joinAll(LAST_WAIT);
            }
            watchdog.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Listening did not end cleanly", e);
        } finally {
            closing.unlock();
        }
    }

    private boolean joinAll(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        boolean all = true;
        for (Connection connection : connections.all()) {
            all &= join(connection.thread(), end);
        }
        return all;
    }

    /** Waits for a thread's end; false when it did not come in time, or the caller is interrupted. */
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
                    // Too many open files, for one: it passes.
                    LOG.log(Level.WARNING, "A connection could not be taken", e);
                    options.sleeper().pause(AFTER_FAILURE);
                }
            }
        }
    }

    private void serve(Socket accepted) throws IOException {
        RequestError refusal = connections.hasRoom(accepted.getInetAddress())
                ? null
                : RequestError.TOO_MANY_CONNECTIONS;
        if (refusal != null) {
            refused.increment();
            if (!connections.hasRoomToRefuse()) {
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
