package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.WebhookException;
import dev.latchkey.sdk.WebhookException.Check;
import dev.latchkey.sdk.keys.IssuedKey;
import dev.latchkey.sdk.keys.NewApiKey;
import dev.latchkey.sdk.message.Sms;
import dev.latchkey.sdk.sandbox.EventKind;
import dev.latchkey.sdk.sandbox.Sandbox;
import dev.latchkey.sdk.sandbox.SandboxKeyRules;
import dev.latchkey.sdk.sandbox.SandboxSession;
import dev.latchkey.sdk.sandbox.WebhookEvent;
import dev.latchkey.sdk.sandbox.WebhookVerifier;
import dev.latchkey.sdk.sandbox.wire.IssuedWebhookResource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The SDK's verifier accepts the webhook requests of the server. */
@Timeout(120)
class SdkWebhookTest {
    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private RunningServer server;
    private HttpServer receiver;
    private Sandbox sandbox;
    private SandboxSession session;

    private record Call(Map<String, List<String>> headers, byte[] body) {}

    @BeforeEach
    void start() throws IOException {
        server = new RunningServer();
        sandbox = Sandbox.at(ClientOptions.at("http://127.0.0.1:" + server.port()));
        session = sandbox.signIn(DemoAccount.EMAIL, DemoAccount.password()).execute();
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            calls.add(new Call(exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        sandbox.close();
        receiver.stop(0);
        server.close();
    }

    @Test
    void anEventOfTheServerPassesAndNothingElseDoes() throws InterruptedException {
        IssuedWebhookResource hook = session.webhooks().create(url(), EventKind.DELIVERED).execute();
        String message = send();
        Call call = calls.poll(60, TimeUnit.SECONDS);
        assertThat(call).isNotNull();
        WebhookVerifier verifier = WebhookVerifier.withSecret(hook.secret()).withClock(clock(server.clock.instant()));

        WebhookEvent event = verifier.verify(call.headers(), call.body());

        assertThat(event.kind()).isEqualTo(EventKind.DELIVERED);
        assertThat(event.event()).isNotNull()
                .satisfies(delivered -> assertThat(delivered.messageId()).isEqualTo(message));
        assertThat(event.message()).isNotNull().satisfies(brief -> assertThat(brief.id()).isEqualTo(message));
        byte[] changed = call.body().clone();
        changed[changed.length / 2] ^= 1;
        assertRefused(verifier, new Call(call.headers(), changed), Check.SIGNATURE);
        assertRefused(WebhookVerifier.withSecret(Secret.of("whsec_another")), call, Check.SIGNATURE);
        Instant late = server.clock.instant().plus(Duration.ofMinutes(6));
        assertRefused(verifier.withClock(clock(late)), call, Check.TOO_OLD);
    }

    @Test
    void aPingPassesToo() {
        IssuedWebhookResource hook = session.webhooks().create(url()).execute();
        assertThat(session.webhooks().ping(hook.webhook().id()).execute().status()).isEqualTo(204);
        Call call = calls.remove();

        WebhookEvent event = WebhookVerifier.withSecret(Secret.of("whsec_the-one-before"), hook.secret())
                .withClock(clock(server.clock.instant())).verify(call.headers(), call.body());

        assertThat(event.kind()).isEqualTo(EventKind.PING);
        assertThat(event.event()).isNull();
    }

    private String send() {
        IssuedKey key = session.keys().create(NewApiKey.named("shop").permissions(SandboxKeyRules.SMS_SEND).build())
                .execute();
        return sandbox.withKey(key.key().consumerKey(), key.secret()).sms()
                .send(Sms.of("+4915112345678", "Hello")).execute().messageId();
    }

    private static void assertRefused(WebhookVerifier verifier, Call call, Check check) {
        assertThatExceptionOfType(WebhookException.class)
                .isThrownBy(() -> verifier.verify(call.headers(), call.body()))
                .satisfies(refused -> assertThat(refused.check()).isEqualTo(check));
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private String url() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
    }
}
