package dev.latchkey.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.CallHooks;
import dev.latchkey.sdk.CallOptions;
import dev.latchkey.sdk.CallResult;
import dev.latchkey.sdk.ConnectionException;
import dev.latchkey.sdk.DecodeException;
import dev.latchkey.sdk.LatchkeyException;
import dev.latchkey.sdk.internal.http.ThingApi.Thing;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockResponse;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests failures after a request was carried out: in the conversion of its response, or in its first bytes. */
@Timeout(60)
class ConversionTest {
    private static final Thing A = new Thing("a");

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
    void aConversionThatFailsIsADecodeExceptionOfTheCall(CallMode mode) {
        List<CallResult> ends = new CopyOnWriteArrayList<>();
        ThingApi api = gateway.api(gateway.options().withHooks(new CallHooks() {
            @Override
            public void afterCall(CallResult result, @Nullable Object context) {
                ends.add(result);
            }
        }));
        gateway.enqueue(TestGateway.ok("x").newBuilder().setHeader("X-Request-Id", "req_1").build());

        LatchkeyException e = mode.failure(api.send(A).map(Thing::name).map(Integer::parseInt));

        assertThat(e).isInstanceOfSatisfying(DecodeException.class, decode -> {
            assertThat(decode.path()).isEqualTo("$");
            assertThat(decode.status()).isEqualTo(200);
            assertThat(decode.requestId()).contains("req_1");
            assertThat(decode.operation()).contains("ThingApi.send");
            assertThat(decode.attempts()).isEqualTo(1);
            assertThat(decode.mayHaveBeenDelivered()).isTrue();
            assertThat(decode).hasCauseInstanceOf(NumberFormatException.class);
        });
        assertThat(ends).singleElement().satisfies(end -> assertThat(end.failure()).isEqualTo(Optional.of(e)));
        assertThat(gateway.requestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aConversionMayNameThePathThatItDoesNotUnderstand(CallMode mode) {
        gateway.enqueue("x");
        ApiCall<String> call = gateway.api().send(A).map(thing -> {
            throw new DecodeException("This is no name.", "$.name", null);
        });

        assertThat(mode.failure(call.with(CallOptions.none().withTimeout(Duration.ofSeconds(30)))))
                .isInstanceOfSatisfying(DecodeException.class, decode -> {
                    assertThat(decode.path()).isEqualTo("$.name");
                    assertThat(decode.operation()).contains("ThingApi.send");
                });
    }

    @ParameterizedTest
    @EnumSource
    void aConversionMayThrowAnExceptionOfTheSdk(CallMode mode) {
        gateway.enqueue("x");
        ConnectionException own = new ConnectionException("Broken.", true, new IOException());

        assertThat(mode.failure(gateway.api().send(A).map(thing -> {
            throw own;
        }))).isSameAs(own);
    }

    @ParameterizedTest
    @EnumSource
    void aConversionMayCallTheGatewayThoughOneRequestIsAllowedAtOnce(CallMode mode) {
        ThingApi api = gateway.api(gateway.options().withMaxConcurrentRequests(1));
        gateway.enqueue("x").enqueue("y");

        assertThat(mode.run(api.send(A).map(thing -> thing.name() + api.get("1").execute().name())).value())
                .isEqualTo("xy");
    }

    @ParameterizedTest
    @EnumSource
    void aByteOrderMarkBeforeTheJsonIsSkipped(CallMode mode) {
        Buffer body = new Buffer().write(ByteString.decodeHex("efbbbf")).writeUtf8("{\"name\":\"x\"}");
        gateway.enqueue(
                new MockResponse.Builder().setHeader("Content-Type", "application/json").body(body).build());

        assertThat(mode.run(gateway.api().send(A)).value()).isEqualTo(new Thing("x"));
    }
}
