package dev.latchkey.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.ApiException;
import dev.latchkey.sdk.ApiResponse;
import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.ConnectionException;
import dev.latchkey.sdk.DecodeException;
import dev.latchkey.sdk.Gateway;
import dev.latchkey.sdk.LatchkeyException;
import dev.latchkey.sdk.trust.Canary;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Url;

@Timeout(60)
class GatewayClientTest {
    /** Request and response body. */
    public record Thing(String name) {}

    interface ThingApi {
        @POST("things")
        ApiCall<Thing> send(@Body Thing thing);

        @GET
        ApiCall<Thing> get(@Url String url);
    }

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anAnswerComesWithWhatStoodAroundIt() throws InterruptedException {
        server.enqueue(jsonResponse("{\"name\":\"b\"}").newBuilder().setHeader("X-Request-Id", "req_7").build());

        ApiResponse<Thing> response = api().send(new Thing("a")).executeForResponse();

        assertThat(response.value()).isEqualTo(new Thing("b"));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.requestId()).contains("req_7");
        assertThat(response.header("X-REQUEST-id")).contains("req_7");
        assertThat(response.attempts()).isOne();
        assertThat(response.duration()).isPositive();
        RecordedRequest request = server.takeRequest();
        assertThat(request.getBody().utf8()).isEqualTo("{\"name\":\"a\"}");
        assertThat(request.getHeaders().get("Authorization"))
                .isEqualTo(okhttp3.Credentials.basic("user", Canary.TEXT));
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json; charset=utf-8");
    }

    @Test
    void nothingIsSentBeforeTheCallIsExecutedAndEachExecutionSendsOnce() {
        ApiCall<Thing> call = api().send(new Thing("a"));
        assertThat(server.getRequestCount()).isZero();

        server.enqueue(jsonResponse("{\"name\":\"b\"}"));
        server.enqueue(jsonResponse("{\"name\":\"c\"}"));

        assertThat(call.execute().name()).isEqualTo("b");
        assertThat(call.execute().name()).isEqualTo("c");
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void anAsynchronousCallGivesTheSameAnswersAndExceptions() throws Exception {
        server.enqueue(jsonResponse("{\"name\":\"b\"}"));
        server.enqueue(jsonResponse("{\"name\":\"no\"}").newBuilder().code(418).build());

        assertThat(api().send(new Thing("a")).map(Thing::name).executeAsync().get()).isEqualTo("b");
        CompletableFuture<String> refused = api().send(new Thing("a")).map(Thing::name).executeAsync();

        assertThatExceptionOfType(ExecutionException.class).isThrownBy(refused::get)
                .withCauseInstanceOf(ApiException.class);
    }

    @Test
    void cancellingAFutureCancelsTheCallOnTheWire() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
        CompletableFuture<String> future = api().send(new Thing("a")).map(Thing::name).executeAsync();
        server.takeRequest();

        future.cancel(true);

        // The connection is gone, so the next call needs a new one.
        server.enqueue(jsonResponse("{\"name\":\"b\"}"));
        assertThat(api().send(new Thing("a")).execute().name()).isEqualTo("b");
        assertThat(server.takeRequest().getConnectionIndex()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aKeyNeverFollowsARedirect(int status) throws IOException {
        try (MockWebServer thief = new MockWebServer()) {
            thief.start();
            server.enqueue(new MockResponse.Builder().code(status)
                    .setHeader("Location", thief.url("/things").toString()).build());

            assertThatExceptionOfType(ApiException.class).isThrownBy(() -> api().send(new Thing("a")).execute())
                    .satisfies(refused -> assertThat(refused.status()).isEqualTo(status))
                    .withMessageContaining("another address");
            assertThat(thief.getRequestCount()).isZero();
            assertThat(server.getRequestCount()).isOne();
        }
    }

    @Test
    void aKeyIsSentToItsOwnOriginOnly() throws IOException {
        try (MockWebServer thief = new MockWebServer()) {
            thief.start();
            String url = thief.url("/things").toString();

            assertThatExceptionOfType(ConnectionException.class).isThrownBy(() -> api().get(url).execute())
                    .satisfies(refused -> assertThat(refused.mayHaveBeenDelivered()).isFalse())
                    .withMessageStartingWith("This client sends its key to localhost:" + server.getPort() + " only");
            assertThat(thief.getRequestCount()).isZero();
        }
    }

    @Test
    void aRequestThatFoundNoServerCertainlyDidNotArrive() throws IOException {
        int freePort;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            freePort = socket.getLocalPort();
        }
        ThingApi nowhere = client(ClientOptions.at("http://127.0.0.1:" + freePort)).create(ThingApi.class);

        assertThatExceptionOfType(ConnectionException.class).isThrownBy(() -> nowhere.send(new Thing("a")).execute())
                .satisfies(failed -> assertThat(failed.mayHaveBeenDelivered()).isFalse())
                .withMessageContaining("Is the server running?");
    }

    @Test
    void aRequestThatGotNoAnswerMayHaveArrivedAndIsNotSentAgain() {
        server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.ShutdownConnection.INSTANCE).build());
        server.enqueue(jsonResponse("{\"name\":\"b\"}"));

        ConnectionException failed = failure(ConnectionException.class, api().send(new Thing("a")));

        assertThat(failed.mayHaveBeenDelivered()).isTrue();
        assertThat(server.getRequestCount()).isOne();
    }

    @Test
    void aRequestOnAConnectionThatWentStaleIsNotSentTwice() {
        server.enqueue(jsonResponse("{\"name\":\"b\"}"));
        server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.ShutdownConnection.INSTANCE).build());
        server.enqueue(jsonResponse("{\"name\":\"c\"}"));
        ThingApi api = api();
        api.send(new Thing("a")).execute();

        failure(ConnectionException.class, api.send(new Thing("a")));

        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void aServerThatDoesNotAnswerInTimeIsGivenUp() {
        server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
        ThingApi impatient = client(options().withCallTimeout(Duration.ofMillis(200))).create(ThingApi.class);

        ConnectionException failed = failure(ConnectionException.class, impatient.send(new Thing("a")));

        assertThat(failed).hasMessageContaining("in time");
        assertThat(failed.mayHaveBeenDelivered()).isTrue();
    }

    @Test
    void aBrokenOffAnswerIsAConnectionFailureAndBrokenJsonADecodeFailure() {
        server.enqueue(
                jsonResponse("{\"name\":\"b\"}").newBuilder().onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
                        .build());
        assertThat(failure(ConnectionException.class, api().send(new Thing("a"))).mayHaveBeenDelivered()).isTrue();

        server.enqueue(jsonResponse("{\"name\":"));
        assertThat(failure(DecodeException.class, api().send(new Thing("a"))).path()).isEqualTo("$.name");

        server.enqueue(jsonResponse("<html>" + Canary.TEXT + "</html>"));
        assertThat(failure(DecodeException.class, api().send(new Thing("a")))).hasMessageNotContaining(Canary.TEXT);
    }

    @Test
    void aHugeRefusalIsReadOnlyAtItsBeginning() {
        server.enqueue(jsonResponse("x".repeat(1_000_000)).newBuilder().code(500).build());

        assertThat(failure(ApiException.class, api().send(new Thing("a"))).reason()).isEqualTo("65536 bytes");
    }

    @Test
    void noMoreThanTwentyRequestsAreSentAtOnce() throws InterruptedException {
        CountDownLatch twenty = new CountDownLatch(20);
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                twenty.countDown();
                release.await();
                now.decrementAndGet();
                return jsonResponse("{\"name\":\"b\"}");
            }
        });
        ThingApi api = api();
        // Blocking and asynchronous calls share one bound.
        List<CompletableFuture<Thing>> calls = Stream.iterate(0, i -> i + 1).limit(40)
                .map(i -> i % 2 == 0
                        ? api.send(new Thing("a")).executeAsync()
                        : CompletableFuture.supplyAsync(() -> api.send(new Thing("a")).execute(),
                                task -> new Thread(task).start()))
                .toList();
        assertThat(twenty.await(20, TimeUnit.SECONDS)).isTrue();
        release.countDown();
        CompletableFuture.allOf(calls.toArray(CompletableFuture<?>[]::new)).join();

        assertThat(most.get()).isEqualTo(20);
    }

    @Test
    void noFailureShowsTheKey() {
        server.enqueue(jsonResponse("no").newBuilder().code(401).build());
        server.enqueue(jsonResponse("{"));
        server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.ShutdownConnection.INSTANCE).build());
        for (int i = 0; i < 3; i++) {
            LatchkeyException failed = failure(LatchkeyException.class, api().send(new Thing("a")));
            for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
                assertThat(cause.toString()).matches(text -> !Canary.isIn(text));
            }
        }
    }

    private ThingApi api() {
        return client(options()).create(ThingApi.class);
    }

    private ClientOptions options() {
        return ClientOptions.at(server.url("/").toString());
    }

    private static GatewayClient client(ClientOptions options) {
        return new GatewayClient(Gateway.of("test"), options, Credentials.basic("user", Canary.secret()),
                errorResponse -> new ApiException(errorResponse.refusal(null,
                        errorResponse.body().length > 1000
                                ? errorResponse.body().length + " bytes"
                                : errorResponse.describeUnknown(),
                        List.of())));
    }

    private static MockResponse jsonResponse(String body) {
        return new MockResponse.Builder().setHeader("Content-Type", "application/json").body(body).build();
    }

    private static <E extends LatchkeyException> E failure(Class<E> type, ApiCall<?> call) {
        return catchThrowableOfType(type, call::execute);
    }
}
