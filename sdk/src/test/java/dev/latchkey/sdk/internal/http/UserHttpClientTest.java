package dev.latchkey.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.sdk.AttemptResult;
import dev.latchkey.sdk.CallHooks;
import dev.latchkey.sdk.CallOptions;
import dev.latchkey.sdk.ConnectionException;
import dev.latchkey.sdk.FailureKind;
import dev.latchkey.sdk.LatchkeyException;
import dev.latchkey.sdk.internal.http.ThingApi.Thing;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockWebServer;
import okhttp3.Call;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The user's own OkHttpClient is copied with safe settings, and never changed or closed. */
@Timeout(60)
class UserHttpClientTest {
    private TestGateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new TestGateway();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @EnumSource
    void itsListenerAndInterceptorsSeeTheCallButNoInterceptorSeesTheKey(CallMode mode) {
        List<String> seen = new CopyOnWriteArrayList<>();
        OkHttpClient own = new OkHttpClient.Builder()
                .eventListener(new EventListener() {
                    @Override
                    public void callStart(Call call) {
                        seen.add("start");
                    }
                })
                .addInterceptor(chain -> {
                    seen.add("outer " + chain.request().header("Authorization"));
                    return chain.proceed(chain.request());
                })
                .addNetworkInterceptor(chain -> {
                    seen.add("inner " + chain.request().header("Authorization"));
                    return chain.proceed(chain.request());
                }).build();
        gateway.enqueue("b");

        mode.run(gateway.api(gateway.options().withHttpClient(own)).get("1"));

        assertThat(seen).containsExactly("start", "outer null", "inner null");
    }

    @ParameterizedTest
    @EnumSource
    void whatWouldMakeCallsUnsafeIsSwitchedOff(CallMode mode) throws IOException {
        try (MockWebServer thief = new MockWebServer()) {
            thief.start();
            AtomicInteger asked = new AtomicInteger();
            OkHttpClient own = new OkHttpClient.Builder().followRedirects(true).retryOnConnectionFailure(true)
                    .authenticator((route, response) -> {
                        asked.incrementAndGet();
                        return response.request().newBuilder().header("Authorization", "x").build();
                    })
                    .cookieJar(new CookieJar() {
                        @Override
                        public void saveFromResponse(HttpUrl url, List<Cookie> cookies) {
                            asked.incrementAndGet();
                        }

                        @Override
                        public List<Cookie> loadForRequest(HttpUrl url) {
                            asked.incrementAndGet();
                            return List.of();
                        }
                    })
                    .callTimeout(Duration.ofNanos(1)).readTimeout(Duration.ofMillis(1)).build();
            ThingApi api = gateway.api(gateway.options().withHttpClient(own));
            gateway.enqueueError(307, "Location", thief.url("/").toString(), "Set-Cookie", "a=b").enqueueError(401)
                    .enqueueDisconnect();

            assertThat(mode.failure(api.send(new Thing("a")))).hasMessageContaining("another address");
            assertThat(mode.failure(api.send(new Thing("a")))).hasMessageContaining("HTTP 401");
            assertThat(mode.failure(api.send(new Thing("a"))).mayHaveBeenDelivered()).isTrue();

            assertThat(gateway.requestCount()).isEqualTo(3);
            assertThat(thief.getRequestCount()).isZero();
            assertThat(asked).hasValue(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInterceptorCannotLeadTheKeyElsewhere(CallMode mode) throws IOException {
        try (MockWebServer thief = new MockWebServer()) {
            thief.start();
            OkHttpClient own = new OkHttpClient.Builder().addInterceptor(chain -> chain
                    .proceed(chain.request().newBuilder().url(thief.url("/")).build())).build();

            LatchkeyException failed = mode
                    .failure(gateway.api(gateway.options().withHttpClient(own)).get("1"));

            assertThat(((ConnectionException) failed).kind()).isEqualTo(FailureKind.FOREIGN_ORIGIN);
            assertThat(failed.mayHaveBeenDelivered()).isFalse();
            assertThat(thief.getRequestCount()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInterceptorCannotSendTwice(CallMode mode) {
        OkHttpClient own = new OkHttpClient.Builder().addInterceptor(chain -> {
            chain.proceed(chain.request()).close();
            return chain.proceed(chain.request());
        }).build();
        gateway.enqueue("b").enqueue("c");

        LatchkeyException failed = mode
                .failure(gateway.api(gateway.options().withHttpClient(own)).send(new Thing("a")));

        assertThat(failed).hasMessageContaining("second time");
        assertThat(failed.mayHaveBeenDelivered()).isTrue();
        assertThat(gateway.requestCount()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void whatItsInterceptorsThrowIsSeenAsItIsAndEndsTheCall(CallMode mode) {
        IllegalStateException own = new IllegalStateException("own");
        OkHttpClient failing = new OkHttpClient.Builder().addInterceptor(chain -> {
            throw own;
        }).build();
        List<AttemptResult> ended = new CopyOnWriteArrayList<>();
        CallHooks hooks = new CallHooks() {
            @Override
            public void afterAttempt(AttemptResult result) {
                ended.add(result);
            }
        };

        assertThatThrownBy(() -> mode
                .run(gateway.api(gateway.options().withHttpClient(failing).withHooks(hooks)).get("1")))
                .isSameAs(own);

        assertThat(ended).hasSize(1);
        assertThat(gateway.timing.sleeps()).isEmpty();
    }

    @Test
    void itIsDerivedOnceAndNeverChangedOrClosed() throws IOException {
        OkHttpClient own = new OkHttpClient();
        gateway.enqueue("b").enqueue("c").enqueue("d");
        GatewayClient client = gateway.client(gateway.options().withHttpClient(own));
        client.create(ThingApi.class).get("1").execute();
        client.with(Credentials.none()).create(ThingApi.class).get("1").with(CallOptions.none()
                .withTimeout(Duration.ofSeconds(20))).execute();

        client.close();

        assertThat(own.connectionPool().connectionCount()).as("one connection, still open").isOne();
        assertThat(own.followRedirects()).isTrue();
        assertThat(own.interceptors()).isEmpty();
        assertThat(own.networkInterceptors()).isEmpty();
        try (Response response = own.newCall(new Request.Builder().url(gateway.server.url("/")).build()).execute()) {
            assertThat(response.code()).isEqualTo(200);
        }
        own.connectionPool().evictAll();
    }
}
