package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.mockserver.model.RetentionLimits;
import dev.latchkey.mockserver.store.DataStore;
import dev.latchkey.mockserver.store.memory.MemoryStore;
import dev.latchkey.mockserver.store.sql.SqlStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting, stopping and restarting a server, and concurrent requests. */
class LifecycleTest {
    private static final String SMS = "{\"to\":\"+4915112345678\",\"text\":\"Hello\"}";

    @TempDir
    Path directory;

    @Test
    void aDamagedServerKeyKeepsItFromStarting(@TempDir Path data) throws IOException {
        MockServer.builder().data(data).start().close();
        Files.writeString(data.resolve("server.key"), "damaged");
        assertThatThrownBy(() -> MockServer.builder().data(data).start()).isInstanceOf(StartupException.class)
                .hasMessageContainingAll("server.key", "damaged");
    }

    @Test
    void aStartedAgainServerKnowsItsKeysAndMessages() {
        ApiClient.Response issued;
        try (MockServer server = MockServer.builder().data(directory).start()) {
            issued = new ApiClient(server.baseUrl()).post(
                    "/_latchkey/v1/accounts/" + server.demoAccountId() + "/keys",
                    "{\"gateway\":\"sandbox\",\"name\":\"a\",\"permissions\":[\"*\"]}");
            new ApiClient(server.baseUrl()).withKey(issued).post("/sandbox/v1/sms", SMS);
            assertThat(server.data()).contains(directory);
        }

        try (MockServer server = MockServer.builder().data(directory).start()) {
            assertThat(new ApiClient(server.baseUrl()).withKey(issued).get("/sandbox/v1/messages").list("items"))
                    .hasSize(1);
            assertThat(new ApiClient(server.baseUrl()).get("/_latchkey/v1/accounts").list("items")).hasSize(1);
        }
    }

    @Test
    void aDataDirectoryIsUsedByOneServerAtATime() {
        try (MockServer server = MockServer.builder().data(directory).start()) {
            assertThat(server.port()).isPositive();
            assertThatThrownBy(() -> MockServer.builder().data(directory).start())
                    .isInstanceOf(StartupException.class).hasMessageContaining("Another Latchkey server");
        }
    }

    @Test
    void aPortInUseIsOneSentenceAndLetsGoOfTheData() {
        try (MockServer first = MockServer.start()) {
            assertThatThrownBy(() -> MockServer.builder().port(first.port()).data(directory).start())
                    .isInstanceOf(StartupException.class).hasMessageContaining("in use");
            MockServer.builder().data(directory).start().close();
        }
    }

    @Test
    void aHostThatIsNoneIsOneSentence() {
        assertThatThrownBy(() -> MockServer.builder().host("no such host").start())
                .isInstanceOf(StartupException.class).hasMessageContaining("Cannot resolve the host");
        assertThatThrownBy(() -> MockServer.builder().port(70_000).start()).isInstanceOf(StartupException.class);
    }

    @Test
    void noSecretIsInTheFilesOfTheStore() throws IOException {
        List<String> secrets = new ArrayList<>();
        try (RunningServer server = new RunningServer(
                SqlStore.open(directory, () -> Instant.EPOCH, RetentionLimits.ON_DISK))) {
            ApiClient.Response issued = server.makeKey("\"permissions\":[\"*\"]");
            secrets.add(issued.text("secret"));
            ApiClient.Response session = server.api.post("/sandbox/v1/sessions",
                    "{\"email\":\"demo@latchkey.test\",\"password\":\"Latchkey-Demo-1\"}");
            secrets.add(session.text("token"));
            secrets.add("Latchkey-Demo-1");
            server.api.withKey(issued).post("/sandbox/v1/sms", SMS);
            server.api.withKey(issued.text("key"), "guessed-secret").get("/sandbox/v1/account");
            secrets.add("guessed-secret");
            assertThat(bytes()).contains(issued.text("key")).doesNotContain(secrets.toArray(CharSequence[]::new));
        }
        assertThat(bytes()).contains("Hello").doesNotContain(secrets.toArray(CharSequence[]::new));
    }

    @Test
    void fiftyKeysAtOnceAreFifteenInMemory() throws Exception {
        fiftyKeysAtOnceAreFifteen(new MemoryStore(RetentionLimits.IN_MEMORY));
    }

    @Test
    void fiftyKeysAtOnceAreFifteenInSqlite() throws Exception {
        fiftyKeysAtOnceAreFifteen(SqlStore.open(directory, () -> Instant.EPOCH, RetentionLimits.ON_DISK));
    }

    @Test
    void theTwentyFirstRequestAtOnceFromOneAddressIsRefusedAndNoPlaceIsLost() throws Exception {
        try (RunningServer server = new RunningServer()) {
            for (int round = 0; round < 3; round++) {
                List<Socket> stalled = stallTwenty(server);
                ApiClient.Response refused = server.api.get("/sandbox/v1/account");
                RefusalTest.assertRefused(refused, 429, "too-many-requests");
                assertThat(refused.headers().firstValue("Retry-After")).contains("1");

                for (Socket socket : stalled) {
                    // Half of them get a response, the others are closed by the client.
                    if (stalled.indexOf(socket) % 2 == 0) {
                        socket.getOutputStream().write("{}".getBytes(StandardCharsets.US_ASCII));
                        assertThat(firstLine(socket)).contains("422");
                    }
                    socket.close();
                }
                waitUntilLetIn(server);
            }
        }
    }

    @Test
    void aRefusalDoesNotWaitForTheBody() throws Exception {
        try (RunningServer server = new RunningServer();
                Socket socket = stall(server.port(), "/sandbox/v1/sms")) {
            assertThat(firstLine(socket)).contains("401");
        }
    }

    @Test
    void aRefusedRequestWhoseBodyDoesNotComeTakesNoPlace() throws Exception {
        try (RunningServer server = new RunningServer()) {
            List<Socket> stalled = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                stalled.add(stall(server.port(), "/sandbox/v1/sms"));
                assertThat(firstLine(stalled.get(i))).contains("401");
            }
            assertThat(server.api.get("/sandbox/v1/account").status()).isEqualTo(401);
            for (Socket socket : stalled) {
                socket.close();
            }
        }
    }

    @Test
    void whatCannotBeStoredIsRefusedAsAWholeAndTheServerGoesOn() throws Exception {
        try (RunningServer server = new RunningServer(
                SqlStore.open(directory, () -> Instant.EPOCH, RetentionLimits.ON_DISK));
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("latchkey.db"));
                Statement sql = other.createStatement()) {
            ApiClient keyed = server.keyed("\"permissions\":[\"*\"]");
            sql.execute("CREATE TRIGGER full BEFORE INSERT ON messages"
                    + " BEGIN SELECT RAISE(ROLLBACK, 'database or disk is full'); END");
            ApiClient.Response refused = keyed.post("/sandbox/v1/sms", SMS);
            RefusalTest.assertRefused(refused, 503, "store-failed");
            assertThat(refused.text("detail")).contains("Nothing of this request was stored", "disk");

            sql.execute("DROP TRIGGER full");
            assertThat(keyed.post("/sandbox/v1/sms", SMS).status()).isEqualTo(201);
            assertThat(keyed.get("/sandbox/v1/messages").list("items")).hasSize(1);
        }
    }

    @Test
    void anIpv6AddressIsWrittenShortAndOpensControl() {
        assumeTrue(hasIpv6(), "This computer has no IPv6.");
        try (MockServer server = MockServer.builder().host("::1").start()) {
            assertThat(server.baseUrl()).hasHost("[::1]");
            assertThat(new ApiClient(server.baseUrl()).get("/_latchkey/v1/accounts").status()).isEqualTo(200);
        }
    }

    @Test
    void requestsInFlightAreAnsweredWhenTheServerStops() throws Exception {
        RunningServer server = new RunningServer();
        int port = server.port();
        List<Socket> stalled = stallTwenty(server);

        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> closing = threads.submit(server::close);
            waitUntilRefused(port);
            for (Socket socket : stalled) {
                socket.getOutputStream().write("{}".getBytes(StandardCharsets.US_ASCII));
                assertThat(firstLine(socket)).contains("422");
                socket.close();
            }
            closing.get(10, TimeUnit.SECONDS);
        }
    }

    private static void fiftyKeysAtOnceAreFifteen(DataStore store) throws Exception {
        try (RunningServer server = new RunningServer(store);
                ExecutorService threads = Executors.newFixedThreadPool(50)) {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                // Through the control API, because the sandbox allows only 20 concurrent requests.
                tasks.add(() -> server.makeKey("\"permissions\":[\"*\"]").status());
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> result : threads.invokeAll(tasks)) {
                statuses.add(result.get());
            }
            assertThat(statuses).containsOnly(201, 409);
            assertThat(statuses.stream().filter(status -> status == 201)).hasSize(15);
            assertThat(store.keys().notRevoked(server.accountId, "sandbox")).hasSize(15);
        }
    }

    /** Opens twenty unfinished requests, as many as are allowed. */
    private static List<Socket> stallTwenty(RunningServer server) throws IOException {
        List<Socket> stalled = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            stalled.add(stall(server.port()));
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (server.api.get("/sandbox/v1/account").status() != 429) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            for (int i = 0; i < 20; i++) {
                // The request that checks may itself have taken a permit, so one of these may have been refused.
                if (stalled.get(i).getInputStream().available() > 0) {
                    stalled.set(i, stall(server.port()));
                }
            }
        }
        return stalled;
    }

    /** Opens a connection and sends a request without its body. */
    private static Socket stall(int port) throws IOException {
        return stall(port, "/sandbox/v1/sessions");
    }

    private static Socket stall(int port, String path) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        OutputStream out = socket.getOutputStream();
        out.write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: 2\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return socket;
    }

    private static void waitUntilLetIn(RunningServer server) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (server.api.get("/sandbox/v1/account").status() != 401) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    private static void waitUntilRefused(int port) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < deadline) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.isConnected()).isTrue();
            } catch (ConnectException e) {
                return;
            } catch (SocketException e) {
                // The connection was reset because it arrived while the listener was closing. The next one is refused.
            }
        }
        throw new AssertionError("The server still accepts connections.");
    }

    private static boolean hasIpv6() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static String firstLine(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                .readLine();
    }

    private String bytes() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
