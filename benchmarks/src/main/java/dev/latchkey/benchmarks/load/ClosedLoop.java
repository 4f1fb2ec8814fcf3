package dev.latchkey.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A load of clients that each send the next request as soon as they have a response. All connections are open and used when
 * the clock starts.
 */
public final class ClosedLoop {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LoadClient.Opener opener;
    private final LongSupplier serverCpuNanos;

    /**
     * Creates a load on one server.
     *
     * @param serverCpuNanos CPU time that the server has used so far
     */
    public ClosedLoop(LoadClient.Opener opener, LongSupplier serverCpuNanos) {
        this.opener = opener;
        this.serverCpuNanos = serverCpuNanos;
    }

    /** Runs for a duration. */
    public LoadResult run(int connections, Duration duration) {
        return run(connections, () -> Limit.of(duration));
    }

    /** Runs until this many exchanges are done in all. */
    public LoadResult run(int connections, long times) {
        return run(connections, () -> Limit.of(times));
    }

    private LoadResult run(int connections, Supplier<Limit> limit) {
        List<Client> clients = new ArrayList<>();
        AtomicReference<Limit> until = new AtomicReference<>(() -> false);
        CountDownLatch ready = new CountDownLatch(connections);
        CountDownLatch go = new CountDownLatch(1);
        for (int i = 0; i < connections; i++) {
            Client client = new Client(i, ready, go, until);
            clients.add(client);
            client.thread.start();
        }
        await(ready);
        long cpu = serverCpuNanos.getAsLong();
        long start = System.nanoTime();
        until.set(limit.get());
        go.countDown();
        clients.forEach(Client::join);
        long wall = System.nanoTime() - start;
        long used = serverCpuNanos.getAsLong() - cpu;
        String firstError = clients.stream().map(client -> client.error.get()).filter(error -> error != null)
                .findFirst().orElse(null);
        return new LoadResult(clients.stream().mapToLong(client -> client.done).sum(),
                clients.stream().mapToLong(client -> client.errors).sum(), firstError, wall, used);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("The server lets connections wait for more than " + PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** One client. Its counts are read after its thread has ended. */
    private final class Client {
        private final Thread thread;
        private final AtomicReference<String> error = new AtomicReference<>();
        private long done;
        private long errors;

        Client(int number, CountDownLatch ready, CountDownLatch go, AtomicReference<Limit> until) {
            thread = Thread.ofPlatform().daemon().name("load-" + number)
                    .unstarted(() -> run(number, ready, go, until));
        }

        private void run(int number, CountDownLatch ready, CountDownLatch go, AtomicReference<Limit> until) {
            try (LoadClient loadClient = open(number, ready)) {
                go.await();
                Limit limit = until.get();
                while (errors == 0 && limit.more()) {
                    once(loadClient);
                }
            } catch (IOException e) {
                failed(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Opens a client and uses it once. That exchange is counted only if it fails. */
        private LoadClient open(int number, CountDownLatch ready) throws IOException {
            try {
                LoadClient loadClient = opener.open(number);
                once(loadClient);
                done = 0;
                return loadClient;
            } finally {
                ready.countDown();
            }
        }

        private void once(LoadClient loadClient) {
            try {
                loadClient.once();
                done++;
            } catch (IOException e) {
                failed(e);
            }
        }

        private void failed(IOException e) {
            errors++;
            error.compareAndSet(null, e.getMessage() == null ? e.toString() : e.getMessage());
        }

        void join() {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
