package dev.latchkey.mockserver;

import static dev.latchkey.mockserver.RefusalTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Managing webhooks through the sandbox API, and the requests they get. */
class SandboxWebhooksTest {
    private static final String HOOKS = "/sandbox/v1/webhooks";

    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private RunningServer server;
    private HttpServer receiver;
    private ApiClient session;

    private record Call(String id, String time, String signature, String body) {}

    @BeforeEach
    void start() throws IOException {
        server = new RunningServer();
        session = server.signedIn();
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            calls.add(new Call(exchange.getRequestHeaders().getFirst("X-Latchkey-Id"),
                    exchange.getRequestHeaders().getFirst("X-Latchkey-Timestamp"),
                    exchange.getRequestHeaders().getFirst("X-Latchkey-Signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
        server.close();
    }

    @Test
    void aCallTellsTheEventAndIsSignedOverIdTimeAndBody() throws Exception {
        ApiClient.Response created = session.post(HOOKS, "{\"url\":\"" + url() + "\",\"events\":[\"delivered\"]}");
        String message = server.keyed("\"permissions\":[\"*\"]")
                .post("/sandbox/v1/sms", "{\"to\":\"+4915112345678\",\"text\":\"Hi\",\"reference\":\"r\"}").text("id");

        Call call = calls.poll(20, TimeUnit.SECONDS);

        ApiContract.SANDBOX.assertFits("WebhookCall", call.body());
        assertThat(call.body()).contains("\"type\":\"delivered\"", message, "\"reference\":\"r\"");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(created.text("secret").getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(call.signature()).isEqualTo("v1=" + HexFormat.of().formatHex(
                mac.doFinal((call.id() + "." + call.time() + "." + call.body()).getBytes(StandardCharsets.UTF_8))));
        assertThat(created.text("secret")).startsWith("whsec_");
    }

    @Test
    void aWebhookIsMadeReadChangedAndRemoved() {
        ApiClient.Response created = session.post(HOOKS, "{\"url\":\"" + url() + "\"}").part("webhook");
        String path = HOOKS + "/" + created.text("id");

        assertThat(session.get(HOOKS).list("items").toString()).contains(created.text("id")).doesNotContain("whsec_");
        ApiClient.Response changed = session.patch(path, "{\"events\":[\"bounced\",\"failed\"],\"active\":false}");
        assertThat(changed.text("url") + changed.list("events") + changed.text("active"))
                .isEqualTo(url() + "[bounced, failed]false");
        assertThat(session.get(path).body()).isEqualTo(changed.body());
        assertThat(session.delete(path).status()).isEqualTo(204);
        assertRefused(session.get(path), 404, "not-found");
        assertRefused(session.delete(path), 404, "not-found");
    }

    @Test
    void aPingTellsAtOnceHowItWent() {
        ApiClient.Response created = session.post(HOOKS, "{\"url\":\"" + url() + "\"}").part("webhook");

        ApiClient.Response ping = session.post(HOOKS + "/" + created.text("id") + "/ping", "");

        assertThat(ping.text("state") + ping.text("status")).isEqualTo("delivered204");
        assertThat(calls.remove().body()).contains("\"type\":\"ping\"");
    }

    @Test
    void everyAttemptIsKeptAndCanBeReplayed() throws InterruptedException {
        String hook = session.post(HOOKS, "{\"url\":\"" + url() + "\",\"events\":[\"sent\"]}").part("webhook")
                .text("id");
        server.keyed("\"permissions\":[\"*\"]").post("/sandbox/v1/sms", "{\"to\":\"+4915112345678\",\"text\":\"Hi\"}");
        Call first = calls.poll(20, TimeUnit.SECONDS);
        Map<?, ?> attempt = finished(hook);

        ApiClient.Response again = session.post("/sandbox/v1/webhooks/attempts/" + attempt.get("id") + "/replay", "");

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.text("replay")).isEqualTo("true");
        assertThat(calls.poll(20, TimeUnit.SECONDS).id()).isEqualTo(first.id());
    }

    @Test
    void aWrongWebhookIsNotMade() {
        for (String wrong : new String[]{"ftp://example.com", "example.com", "http://", "http://a:b@example.com/",
                "http://example.com/#a", "http://exa mple.com"}) {
            assertThat(session.post(HOOKS, "{\"url\":\"" + wrong + "\"}").fieldErrors()).as(wrong)
                    .containsExactly("#/url not-a-url");
        }
        assertThat(session.post(HOOKS, "{\"url\":\"" + url() + "\",\"events\":[\"sent\",\"gone\"]}").fieldErrors())
                .containsExactly("#/events/1 unknown");
        assertThat(session.get(HOOKS).list("items")).isEmpty();
    }

    private Map<?, ?> finished(String hook) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < end) {
            Map<?, ?> newest = (Map<?, ?>) session.get(HOOKS + "/" + hook + "/attempts").list("items").get(0);
            if (newest.get("state").equals("delivered")) {
                return newest;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("The webhook attempt did not end in time");
    }

    private String url() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
    }
}
