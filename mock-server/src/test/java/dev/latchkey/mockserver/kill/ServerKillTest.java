package dev.latchkey.mockserver.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a server while several clients use it, starts it again, and checks that it has everything it acknowledged. */
class ServerKillTest {
    /** Number of kills; {@code -Dlatchkey.kills=50} sets it. */
    private static final int KILLS = Integer.getInteger("latchkey.kills", 3);
    /** Seed of the clients' requests and of the time of each kill; {@code -Dlatchkey.seed} repeats a run. */
    private static final long SEED = Long.getLong("latchkey.seed", System.nanoTime());
    private static final int CLIENTS = 6;
    private static final BigDecimal BALANCE = new BigDecimal("9000");

    @TempDir
    Path directory;

    private final Random random = new Random(SEED);
    private final List<AcknowledgedState> states = Stream.generate(AcknowledgedState::new).limit(CLIENTS)
            .toList();
    private String account = "";
    private KillableServerClient.KeyAndSecret master = new KillableServerClient.KeyAndSecret("", "");

    @Test
    void afterEveryKillAllThatWasAcknowledgedIsThereAndNothingElse() throws Exception {
        for (int round = 1; round <= KILLS + 1; round++) {
            try (ServerProcess server = ServerProcess.start(directory)) {
                if (round == 1) {
                    prepare(server.api());
                }
                new CrashConsistencyCheck(server.api(), master, account, states).run(BALANCE);
                if (round <= KILLS) {
                    useUntilKilled(server, round);
                }
                assertThat(server.errorLines()).isEmpty();
            } catch (AssertionError | UncheckedIOException e) {
                throw new AssertionError("In round " + round + " with -Dlatchkey.seed=" + SEED + ": " + e.getMessage(),
                        e);
            }
        }
        assertThat(states).allMatch(state -> !state.keys.isEmpty() && !state.messages.isEmpty());
    }

    private void prepare(KillableServerClient api) {
        account = String.valueOf(api.send(null, "POST", "/_latchkey/v1/accounts",
                Map.of("email", "kill@example.com", "balance", BALANCE)).require(201).json().get("id"));
        Map<?, ?> issued = api.send(null, "POST", "/_latchkey/v1/accounts/" + account + "/keys", Map.of("gateway",
                "sandbox", "name", "master", "environment", "live", "permissions", List.of("*"))).require(201).json();
        master = new KillableServerClient.KeyAndSecret(String.valueOf(issued.get("key")),
                String.valueOf(issued.get("secret")));
    }

    private void useUntilKilled(ServerProcess server, int round) throws InterruptedException {
        // Counts acknowledged requests, not time, so that a slow computer tests as much.
        int enough = 20 + random.nextInt(200);
        Semaphore acknowledged = new Semaphore(0);
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(
                        threads.submit(new RandomClient(round + "-" + i, new Random(random.nextLong()), server, master,
                                states.get(i), acknowledged)));
            }
            boolean reached = acknowledged.tryAcquire(enough, 60, TimeUnit.SECONDS);
            server.kill();
            for (Future<?> client : clients) {
                rethrow(client);
            }
            assertThat(reached).as("%d acknowledged in time", enough).isTrue();
        } finally {
            threads.shutdownNow();
        }
        states.forEach(AcknowledgedState::endRound);
    }

    private static void rethrow(Future<?> client) throws InterruptedException {
        try {
            client.get();
        } catch (ExecutionException e) {
            throw new AssertionError("A client got a wrong response: " + e.getCause().getMessage(), e.getCause());
        }
    }
}
