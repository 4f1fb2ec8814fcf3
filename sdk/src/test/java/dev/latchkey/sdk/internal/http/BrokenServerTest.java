package dev.latchkey.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sdk.ApiException;
import dev.latchkey.sdk.ApiResponse;
import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.ConnectionException;
import dev.latchkey.sdk.FailureKind;
import dev.latchkey.sdk.LatchkeyException;
import dev.latchkey.sdk.internal.http.ThingApi.Thing;
import dev.latchkey.sdk.trust.Canary;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers and proxies that keep to HTTP only in part. Nothing is sent twice, and no failure is worse than it has to be. */
@Timeout(60)
class BrokenServerTest {
    private static final Thing A = new Thing("a");
    private static final String BODY = "{\"name\":\"b\"}";
    private static final int REFUSED_STREAM = 7;

    @ParameterizedTest
    @CsvSource({"HTTP/1.0,BLOCKING", "HTTP/1.0,ASYNCHRONOUS", "HTTP/1.1,BLOCKING", "HTTP/1.1,ASYNCHRONOUS"})
    void sendsInARowSucceedThoughTheServerClosesAfterEachResponse(String version, CallMode mode) throws IOException {
        try (ScriptedServer server = ScriptedServer.closing(response(version, ""))) {
            ThingApi api = server.api();
            for (int i = 0; i < 20; i++) {
                assertThat(mode.run(api.send(A).with(ScriptedServer.once())).value()).isEqualTo(new Thing("b"));
            }

            assertThat(server.requestCount()).isEqualTo(20);
        }
    }

    @Test
    void aConnectionOfHttp10IsUsedOnceUnlessTheServerKeepsItAlive() throws IOException {
        try (ScriptedServer once = ScriptedServer.keepingOpen(response("HTTP/1.0", ""));
                ScriptedServer alive = ScriptedServer.keepingOpen(response("HTTP/1.0", "Connection: Keep-Alive\r\n"))) {
            for (ScriptedServer server : List.of(once, alive)) {
                ThingApi api = server.api();
                api.send(A).execute();
                api.get("1").execute();
                api.send(A).execute();
            }

            assertThat(once.connectionCount()).isEqualTo(3);
            assertThat(alive.connectionCount()).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRetryAfterBeyondAllNumbersIsARefusalAndNoRequestIsRepeated(CallMode mode) throws IOException {
        try (TestGateway gateway = new TestGateway()) {
            for (String value : List.of("1767323045000", "2147483648", "99999999999999999999999")) {
                gateway.enqueueError(503, "Retry-After", value).enqueueError(503, "Retry-After", value);
                int before = gateway.requestCount();

                LatchkeyException sent = mode.failure(gateway.api().send(A));
                LatchkeyException read = mode.failure(gateway.api().get("1"));

                assertThat(List.of(sent, read)).allSatisfy(refused -> assertThat(refused)
                        .isInstanceOfSatisfying(ApiException.class, e -> {
                            assertThat(e.status()).isEqualTo(503);
                            assertThat(e.retryAfter()).contains(Duration.ofDays(365));
                        }));
                assertThat(gateway.requestCount() - before).isEqualTo(2);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theResponseHasTheRetryAfterThatTheServerSent(CallMode mode) throws IOException {
        try (TestGateway gateway = new TestGateway()) {
            gateway.enqueueError(503, "Retry-After", "2147483647");

            ApiException refused = (ApiException) mode.failure(gateway.api().send(A));

            assertThat(refused.retryAfter()).contains(Duration.ofDays(365));
            assertThat(refused.attempts()).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStreamThatIsRefusedAfterItsResponseBeganIsNotSentAgain(CallMode mode) throws IOException {
        try (TestGateway gateway = new TestGateway()) {
            gateway.server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
            OkHttpClient own = new OkHttpClient.Builder().protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE)).build();
            gateway.enqueue(new MockResponse.Builder().code(201).setHeader("Content-Type", "application/json")
                    .body("{\"name\":\"" + "b".repeat(1000) + "\"}")
                    .onResponseBody(new SocketEffect.CloseStream(REFUSED_STREAM)).build()).enqueue("b");

            LatchkeyException failed = mode
                    .failure(gateway.api(gateway.options().withHttpClient(own)).send(A));

            assertThat(failed.mayHaveBeenDelivered()).isTrue();
            assertThat(failed.attempts()).isOne();
            assertThat(gateway.requestCount()).isOne();
            own.connectionPool().evictAll();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aResponseWithTwoLengthsIsNotRead(CallMode mode) throws IOException {
        try (ScriptedServer server = ScriptedServer.keepingOpen("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                + "Content-Length: 3\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY)) {
            LatchkeyException failed = mode.failure(server.api().send(A));

            assertThat(failed).isInstanceOfSatisfying(ConnectionException.class,
                    e -> assertThat(e.kind()).isEqualTo(FailureKind.BROKEN));
            assertThat(failed.mayHaveBeenDelivered()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeletionIsDoneThoughItsEmptyResponseHasALength(CallMode mode) throws IOException {
        try (ScriptedServer server = ScriptedServer
                .keepingOpen("HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\nok")) {
            ApiResponse<@Nullable Void> deleted = mode.run(server.api().delete("1"));

            assertThat(deleted.status()).isEqualTo(204);
            assertThat(deleted.attempts()).isOne();
            assertThat(server.requestCount()).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPasswordThatSomethingOnTheWayDemandsIsNotAskedForAgain(CallMode mode) throws IOException {
        try (TestGateway gateway = new TestGateway()) {
            gateway.enqueueError(407, "Proxy-Authenticate", "Basic realm=\"office\"");

            LatchkeyException failed = mode.failure(gateway.api().send(A));

            assertProxyRefusal(failed, "requires a user name and a password");
            assertThat(gateway.requestCount()).isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void aProxyOfTheSystemThatDemandsAPasswordIsNamed(String scheme) throws IOException {
        try (TestGateway proxy = new TestGateway()) {
            proxy.enqueueError(407, "Proxy-Authenticate", "Basic realm=\"office\"");
            OkHttpClient own = new OkHttpClient.Builder().proxySelector(through(proxy.server.getPort())).build();
            ClientOptions options = ClientOptions.at(scheme + "://gateway.invalid").allowingCleartext()
                    .withHttpClient(own);

            LatchkeyException failed = CallMode.BLOCKING.failure(proxy.api(options).send(A));

            assertProxyRefusal(failed, "The proxy 127.0.0.1:" + proxy.server.getPort(), "ClientOptions.withProxy");
            assertThat(proxy.requestCount()).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProxyThatForbidsTheGatewayIsAskedOnce(CallMode mode) throws IOException {
        try (TestGateway proxy = new TestGateway()) {
            proxy.enqueueError(403).enqueueError(403).enqueueError(403);
            ClientOptions options = ClientOptions.at("https://gateway.invalid").withProxy("127.0.0.1",
                    proxy.server.getPort());

            LatchkeyException failed = mode.failure(proxy.api(options).send(A));

            assertProxyRefusal(failed, "The proxy refused to connect", "403");
            assertThat(proxy.requestCount()).isOne();
        }
    }

    @Test
    void aRequestIdInAnotherAlphabetReachesTheCaller() throws IOException {
        try (ScriptedServer server = ScriptedServer
                .keepingOpen(response("HTTP/1.1", "X-Request-Id: ü-" + Canary.TEXT + "\r\n"))) {
            ApiResponse<Thing> response = server.api().send(A).executeForResponse();

            assertThat(response.requestId().orElseThrow()).contains("ü-")
                    .doesNotContain(Canary.TEXT);
        }
    }

    private static void assertProxyRefusal(LatchkeyException failed, String... texts) {
        assertThat(failed).isInstanceOfSatisfying(ConnectionException.class,
                e -> assertThat(e.kind()).isEqualTo(FailureKind.PROXY)).hasMessageContainingAll(texts);
        assertThat(failed.mayHaveBeenDelivered()).isFalse();
        assertThat(failed.attempts()).isOne();
    }

    private static String response(String version, String fields) {
        return version + " 200 OK\r\nContent-Type: application/json\r\n" + fields + "Content-Length: " + BODY.length()
                + "\r\n\r\n" + BODY;
    }

    private static ProxySelector through(int port) {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("127.0.0.1", port)));
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException e) {}
        };
    }
}
