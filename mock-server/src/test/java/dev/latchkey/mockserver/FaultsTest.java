package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Injected faults, as callers observe them. */
class FaultsTest {
    private static final String FAULTS = "/_latchkey/v1/faults";
    private static final String SMS = "{\"to\":\"+4915112345678\",\"text\":\"one\"}";

    private RunningServer server;
    private ApiClient.Response key;
    private ApiClient keyed;

    @BeforeEach
    void start() throws IOException {
        server = new RunningServer();
        key = server.makeKey("\"permissions\":[\"*\"]");
        keyed = server.api.withKey(key);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aRuleIsForTheAccountThatTheAddressOrTheBodyNames() {
        server.api.post("/_latchkey/v1/accounts", "{\"email\":\"ann@example.com\"}");
        String rule = "{\"phase\":\"before-handling\",\"effect\":{\"type\":\"refuse\",\"status\":503}%s}";

        server.api.post(FAULTS + "?account=ann@example.com", rule.formatted(""));
        assertThat(keyed.post("/sandbox/v1/sms", SMS).status()).isEqualTo(201);
        assertThat(server.api.post(FAULTS + "?account=ann@example.com", rule.formatted(",\"account\":\""
                + server.accountId + "\"")).fieldErrors()).containsExactly("#/account contradiction");
        server.api.post(FAULTS, rule.formatted(",\"account\":\"" + server.accountId + "\""));
        RefusalTest.assertRefused(keyed.post("/sandbox/v1/sms", SMS), 503, "fault");
    }

    @Test
    void aStatusIsToldInTheDialectsWordsAndNothingIsStored() {
        String rule = make("""
                "phase":"before-handling","match":{"route":"POST */sms"},"effect":{"type":"refuse","status":503},
                "when":{"next":1}""").text("id");

        ApiClient.Response refused = keyed.post("/sandbox/v1/sms", SMS);
        RefusalTest.assertRefused(refused, 503, "fault");
        assertThat(refused.body()).contains(rule);
        assertThat(messages()).isZero();
        assertThat(keyed.post("/sandbox/v1/sms", SMS).status()).isEqualTo(201);
        assertThat(server.api.get("/_latchkey/v1/journal?refused=true").body()).contains("\"fault\":\"" + rule + "\"");
        assertThat(server.api.get(FAULTS + "/" + rule).text("fired")).isEqualTo("1");
    }

    @Test
    void aReasonIsToldAsTheDialectAlwaysTellsIt() {
        make("\"phase\":\"before-handling\",\"effect\":{\"type\":\"refuse\",\"reason\":\"too-many-requests\"}");

        ApiClient.Response refused = keyed.post("/sandbox/v1/sms", SMS);
        RefusalTest.assertRefused(refused, 429, "too-many-requests");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset", "close"})
    void aDropAfterTheCommitLosesTheAnswerAndNotTheMessage(String how) {
        String rule = make("\"phase\":\"after-commit\",\"effect\":{\"type\":\"" + how + "\"},\"when\":{\"next\":1}")
                .text("id");

        assertThat(receivedBytes()).isEmpty();
        assertThat(messages()).isEqualTo(1);
        assertThat(server.api.get("/_latchkey/v1/journal?account=" + server.accountId).body())
                .contains("\"fault\":\"" + rule + "\"").contains("\"status\":0").contains("\"messageId\":\"msg_");
    }

    @Test
    void aDropBeforeHandlingLosesBoth() {
        make("\"phase\":\"before-handling\",\"effect\":{\"type\":\"reset\"},\"when\":{\"next\":1}");

        assertThat(receivedBytes()).isEmpty();
        assertThat(messages()).isZero();
    }

    @Test
    void anErrorAfterTheCommitIsAnErrorAboutAMessageThatIsThere() {
        make("\"phase\":\"after-commit\",\"effect\":{\"type\":\"refuse\",\"status\":500},\"when\":{\"next\":1}");

        RefusalTest.assertRefused(keyed.post("/sandbox/v1/sms", SMS), 500, "fault");
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    void anAnswerIsCutShort() {
        make("\"phase\":\"answer\",\"effect\":{\"type\":\"truncate\",\"bytes\":3},\"when\":{\"next\":1}");

        String response = receivedBytes();
        assertThat(response).startsWith("HTTP/1.1 201");
        assertThat(response.substring(response.indexOf("\r\n\r\n") + 4)).hasSize(3);
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    void anAnswerBreaksTheRules() {
        make("\"phase\":\"answer\",\"effect\":{\"type\":\"malformed\"},\"when\":{\"next\":1}");

        assertThatThrownBy(() -> keyed.post("/sandbox/v1/sms", SMS)).hasRootCauseInstanceOf(IOException.class);
        assertThat(keyed.post("/sandbox/v1/sms", SMS).status()).isEqualTo(201);
    }

    @Test
    void aSlowAnswerIsWhole() {
        make("\"phase\":\"answer\",\"effect\":{\"type\":\"slow\",\"bytes\":20,\"pause\":\"2ms\"},\"when\":{\"next\":1}");
        long started = System.nanoTime();

        assertThat(keyed.post("/sandbox/v1/sms", SMS).text("id")).startsWith("msg_");
        assertThat(System.nanoTime() - started).isGreaterThan(10_000_000L);
    }

    @Test
    void aDelayIsWaitedAndEndsWhenTheServerStops() throws Exception {
        make("\"phase\":\"before-handling\",\"delay\":{\"median\":\"20ms\"},\"when\":{\"next\":1}");
        long started = System.nanoTime();
        assertThat(keyed.post("/sandbox/v1/sms", SMS).status()).isEqualTo(201);
        assertThat(System.nanoTime() - started).isGreaterThan(20_000_000L);

        make("\"phase\":\"before-handling\",\"delay\":{\"median\":\"10m\"}");
        try (ExecutorService threads = Executors.newSingleThreadExecutor();
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(request());
            long deadline = System.nanoTime() + 60_000_000_000L;
            while (!allFired()) {
                assertThat(System.nanoTime()).as("the rule fires within a minute").isLessThan(deadline);
                Thread.onSpinWait();
            }
            long stopping = System.nanoTime();
            threads.submit(() -> server.close()).get();
            assertThat(System.nanoTime() - stopping).isLessThan(4_000_000_000L);
        }
    }

    @Test
    void rulesOfAnAccountAndAKeyFireOnlyForThem() {
        make("\"account\":\"" + server.accountId + "\",\"phase\":\"before-handling\",\"match\":{\"key\":\"test\"},"
                + "\"effect\":{\"type\":\"refuse\",\"status\":503}");

        assertThat(keyed.post("/sandbox/v1/sms", SMS).status()).isEqualTo(503);
        assertThat(keyed.anonymous().post("/sandbox/v1/sms", SMS).status()).isEqualTo(401);
        assertThat(server.signedIn().get("/sandbox/v1/keys").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"before-handling,0", "after-commit,1"})
    void aRecipientsRuleKnowsWhoShallGetTheMessage(String phase, int stored) {
        make("\"phase\":\"" + phase + "\",\"match\":{\"recipient\":\"*5678\"},"
                + "\"effect\":{\"type\":\"refuse\",\"status\":500}");

        assertThat(keyed.post("/sandbox/v1/sms", SMS).status()).isEqualTo(500);
        assertThat(messages()).isEqualTo(stored);
        assertThat(keyed.post("/sandbox/v1/sms", "{\"to\":\"+4915112345679\",\"text\":\"one\"}").status())
                .isEqualTo(201);
        assertThat(keyed.get("/sandbox/v1/account").status()).isEqualTo(200);
    }

    @Test
    void ofFiftyAtOnceExactlySevenAreHit() throws Exception {
        make("\"phase\":\"before-handling\",\"match\":{\"route\":\"GET */account\"},\"when\":{\"next\":7},"
                + "\"effect\":{\"type\":\"refuse\",\"status\":503}");
        AtomicInteger hit = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(15)) {
            for (int i = 0; i < 50; i++) {
                threads.submit(() -> {
                    start.await();
                    hit.addAndGet(keyed.get("/sandbox/v1/account").status() == 503 ? 1 : 0);
                    return null;
                });
            }
            start.countDown();
        }
        assertThat(hit.get()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                   | #/phase missing
            {"phase":"never"}                                                    | #/phase unknown
            {"phase":"answer"}                                                   | #/effect impossible
            {"phase":"answer","effect":{"type":"refuse","status":500}}           | #/effect impossible
            {"phase":"answer","effect":{"type":"explode"}}                       | #/effect/type unknown
            {"phase":"connect","account":"demo@latchkey.test","effect":{"type":"close"}} | #/account impossible
            {"phase":"answer","effect":{"type":"malformed"},"when":{"next":0}}   | #/when/next out-of-range
            {"phase":"answer","effect":{"type":"malformed"},"when":{"next":1,"every":2}} | #/when/next contradiction
            {"phase":"answer","effect":{"type":"malformed"},"when":{"share":1.5}} | #/when/share out-of-range
            {"phase":"answer","delay":{}}                                        | #/delay/median missing
            {"phase":"answer","delay":{"median":"soon"}}                         | #/delay/median not-a-time
            {"phase":"answer","delay":{"median":"1d"}}                           | #/delay/median out-of-range
            {"phase":"answer","delay":{"median":"1s"},"match":{"address":"here"}} | #/match/address not-an-address
            {"phase":"answer","delay":{"median":"1s"},"match":{"rout":"*"}}      | #/match/rout unknown-field
            {"phase":"rcpt","effect":{"type":"reply","code":99}}                 | #/effect/code out-of-range
            {"phase":"webhook","effect":{"type":"late","by":"-1s"}}              | #/effect/by not-a-time
            """)
    void aRuleThatIsWrongIsNotMade(String body, String error) {
        assertThat(server.api.post(FAULTS, body).fieldErrors()).contains(error);
        assertThat(server.api.get(FAULTS).list("items")).isEmpty();
    }

    @Test
    void rulesAreListedAndTakenAway() {
        String id = make("\"phase\":\"rcpt\",\"effect\":{\"type\":\"reply\",\"code\":451}").text("id");
        make("\"account\":\"demo@latchkey.test\",\"phase\":\"webhook\",\"effect\":{\"type\":\"late\",\"by\":\"5m\"}");

        assertThat(server.api.get(FAULTS).list("items")).hasSize(2);
        assertThat(server.api.get(FAULTS + "?account=" + server.accountId).list("items")).hasSize(1);
        assertThat(server.api.delete(FAULTS + "/" + id).status()).isEqualTo(204);
        RefusalTest.assertRefused(server.api.delete(FAULTS + "/" + id), 404, "not-found");
        assertThat(server.api.delete(FAULTS).text("removed")).isEqualTo("1");
    }

    private ApiClient.Response make(String rule) {
        ApiClient.Response created = server.api.post(FAULTS, "{" + rule + "}");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created;
    }

    private boolean allFired() {
        return server.api.get(FAULTS).list("items").stream()
                .allMatch(rule -> rule.toString().contains("fired=1"));
    }

    private int messages() {
        return server.api.get("/_latchkey/v1/messages?account=" + server.accountId).list("items").size();
    }

    /**
     * Sends an SMS request and returns everything received until the connection ends, or an empty string after a reset.
     */
    private String receivedBytes() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(request());
            ByteArrayOutputStream response = new ByteArrayOutputStream();
            InputStream in = socket.getInputStream();
            try {
                for (int b = in.read(); b >= 0; b = in.read()) {
                    response.write(b);
                }
            } catch (SocketException e) {
                // A reset ends the connection too.
                assertThat(e).hasMessageContaining("reset");
            }
            return response.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] request() {
        String pair = Base64.getEncoder()
                .encodeToString((key.text("key") + ":" + key.text("secret")).getBytes(StandardCharsets.UTF_8));
        return ("POST /sandbox/v1/sms HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic " + pair
                + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " + SMS.length()
                + "\r\n\r\n" + SMS)
                .getBytes(StandardCharsets.UTF_8);
    }
}
