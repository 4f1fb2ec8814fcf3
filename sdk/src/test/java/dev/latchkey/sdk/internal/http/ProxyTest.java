package dev.latchkey.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.ConnectionException;
import dev.latchkey.sdk.FailureKind;
import dev.latchkey.sdk.LatchkeyException;
import dev.latchkey.sdk.RetryPolicy;
import dev.latchkey.sdk.internal.http.ThingApi.Thing;
import dev.latchkey.sdk.trust.Canary;
import java.io.IOException;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Credentials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests through a proxy. The test server is the proxy and sees what a proxy would. */
@Timeout(60)
class ProxyTest {
    private static final String PASSWORD = Credentials.basic("clerk", Canary.TEXT);

    private TestGateway proxy;

    @BeforeEach
    void start() throws IOException {
        proxy = new TestGateway();
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    @ParameterizedTest
    @EnumSource
    void aPlainRequestIsHandedToTheProxyWithItsWholeAddressAndThePasswordAtOnce(CallMode mode)
            throws InterruptedException {
        proxy.enqueue("b");
        ThingApi api = proxy.api(plain().withProxy("localhost", proxy.server.getPort(), "clerk", Canary.secret()));

        assertThat(mode.run(api.send(new Thing("a"))).value()).isEqualTo(new Thing("b"));

        RecordedRequest request = proxy.server.takeRequest();
        assertThat(request.getRequestLine()).isEqualTo("POST http://gateway.invalid/things HTTP/1.1");
        assertThat(request.getHeaders().get("Proxy-Authorization")).isEqualTo(PASSWORD);
        assertThat(proxy.requestCount()).isOne();
    }

    @Test
    void aProxyThatWantsNoPasswordGetsNone() throws InterruptedException {
        proxy.enqueue("b");
        ThingApi api = proxy.api(plain().withProxy("localhost", proxy.server.getPort()));

        api.send(new Thing("a")).execute();

        assertThat(proxy.server.takeRequest().getHeaders().get("Proxy-Authorization")).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void aTunnelIsAskedForWithThePasswordAndNothingOfTheRequest(CallMode mode) throws InterruptedException {
        proxy.enqueue(new MockResponse.Builder().code(502).build());
        ThingApi api = proxy
                .api(encrypted().withProxy("localhost", proxy.server.getPort(), "clerk", Canary.secret())
                        .withRetries(RetryPolicy.none()));

        LatchkeyException failed = mode.failure(api.send(new Thing("a")));

        assertThat(failed.mayHaveBeenDelivered()).isFalse();
        RecordedRequest request = proxy.server.takeRequest();
        assertThat(request.getRequestLine()).isEqualTo("CONNECT gateway.invalid:443 HTTP/1.1");
        assertThat(request.getHeaders().get("Proxy-Authorization")).isEqualTo(PASSWORD);
        assertThat(request.getHeaders().get("Authorization")).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void aPasswordThatTheProxyRefusesIsNotTriedAgain(CallMode mode) {
        proxy.enqueue(proxyAuthenticationRequired());
        ThingApi tunnelled = proxy
                .api(encrypted().withProxy("localhost", proxy.server.getPort(), "clerk", Canary.secret()));

        LatchkeyException failed = mode.failure(tunnelled.send(new Thing("a")));

        assertThat(failed).isInstanceOf(ConnectionException.class)
                .hasMessageStartingWith("The proxy localhost:" + proxy.server.getPort() + " refused");
        assertThat(((ConnectionException) failed).kind()).isEqualTo(FailureKind.PROXY);
        assertThat(failed.mayHaveBeenDelivered()).isFalse();
        assertThat(proxy.requestCount()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void aPlainRequestThatTheProxyRefusesDidNotArrive(CallMode mode) {
        proxy.enqueue(proxyAuthenticationRequired());
        ThingApi plain = proxy.api(plain().withProxy("localhost", proxy.server.getPort(), "clerk", Canary.secret()));

        LatchkeyException failed = mode.failure(plain.send(new Thing("a")));

        assertThat(((ConnectionException) failed).kind()).isEqualTo(FailureKind.PROXY);
        assertThat(failed.mayHaveBeenDelivered()).isFalse();
        assertThat(proxy.requestCount()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void aProxyThatWantsAPasswordNobodyGaveSaysSo(CallMode mode) {
        proxy.enqueue(proxyAuthenticationRequired());
        ThingApi api = proxy.api(encrypted().withProxy("localhost", proxy.server.getPort()));

        assertThat(mode.failure(api.send(new Thing("a"))))
                .hasMessageContaining("requires a user name and a password");
        assertThat(proxy.requestCount()).isOne();
    }

    @Test
    void aProxyThatIsNotThereIsNamed() {
        int port = proxy.server.getPort();
        proxy.server.close();

        LatchkeyException failed = CallMode.BLOCKING.failure(proxy.api(encrypted().withProxy("localhost", port))
                .send(new Thing("a")));

        assertThat(failed).hasMessageStartingWith("Cannot connect to the proxy localhost:" + port);
        assertThat(failed.attempts()).isEqualTo(3);
    }

    private static ClientOptions plain() {
        return ClientOptions.at("http://gateway.invalid").allowingCleartext();
    }

    private static ClientOptions encrypted() {
        return ClientOptions.at("https://gateway.invalid");
    }

    private static MockResponse proxyAuthenticationRequired() {
        return new MockResponse.Builder().code(407).setHeader("Proxy-Authenticate", "Basic realm=\"office\"").build();
    }
}
