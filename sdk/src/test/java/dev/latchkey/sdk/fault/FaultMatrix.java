package dev.latchkey.sdk.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.ApiException;
import dev.latchkey.sdk.ApiResponse;
import dev.latchkey.sdk.CallLog;
import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.ConnectionException;
import dev.latchkey.sdk.DecodeException;
import dev.latchkey.sdk.LatchkeyException;
import dev.latchkey.sdk.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the client of a gateway against all faults, blocking and asynchronously. Checks the exception, whether the
 * request may have been delivered, and the numbers of attempts and of requests that arrived. The key must never
 * appear in any output.
 */
@Timeout(120)
abstract class FaultMatrix {
    /** Gateway whose client is tested. */
    abstract ClientUnderTest.GatewayFixture gateway();

    static Stream<Fault> connections() {
        return ConnectionFaults.faults();
    }

    static Stream<Fault> errorStatuses() {
        return ErrorStatusFaults.faults();
    }

    static Stream<Fault> responses() {
        return ResponseFaults.faults();
    }

    static Stream<Fault> tls() {
        return TlsFaults.faults();
    }

    static Stream<Fault> proxies() {
        return ProxyFaults.faults();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"connections", "errorStatuses", "responses", "tls", "proxies"})
    void aReadMeets(Fault fault) throws Exception {
        check(fault, fault.read(), ClientUnderTest::read);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"connections", "errorStatuses", "responses", "tls", "proxies"})
    void aSendMeets(Fault fault) throws Exception {
        check(fault, fault.send(), ClientUnderTest::send);
    }

    private void check(Fault fault, Outcome expected, Function<ClientUnderTest, ApiCall<?>> operation)
            throws Exception {
        run(fault, expected, operation, FaultMatrix::runBlocking);
        run(fault, expected, operation, FaultMatrix::runAsync);
    }

    private void run(Fault fault, Outcome expected, Function<ClientUnderTest, ApiCall<?>> operation, CallRunner runner)
            throws Exception {
        OutputRecorder recorder = new OutputRecorder();
        try (FaultFixture fixture = fault.fixture().create(gateway())) {
            ClientOptions options = fixture.adjust(ClientOptions.at(fixture.address())
                    .withRetries(RetryPolicy.defaults().withBackoff(Duration.ofMillis(1), Duration.ofMillis(2)))
                    .withHooks(recorder).withLog(CallLog.to(recorder::recordLogLine, CallLog.Level.HEADERS)));
            try (ClientUnderTest client = gateway().connect(options)) {
                fixture.prepare(client);
                ApiCall<?> call = operation.apply(client);
                recorder.record(options.toString(), call.toString(), client.toString());
                try {
                    ApiResponse<?> response = runner.use(call);
                    recorder.record(response.toString());
                    assertSucceeded(expected, response);
                } catch (LatchkeyException e) {
                    recorder.recordException(e);
                    assertFailed(expected, e);
                }
            }
            assertThat(fixture.requestCount()).as("requests that the server saw").isEqualTo(expected.requests());
        }
        recorder.assertNoSecret();
    }

    private static void assertSucceeded(Outcome expected, ApiResponse<?> response) {
        if (expected.exceptionType() != null) {
            fail("no %s, but %s", expected.exceptionType().getSimpleName(), response);
        }
        assertThat(response.attempts()).as("attempts").isEqualTo(expected.attempts());
    }

    private static void assertFailed(Outcome expected, LatchkeyException e) {
        if (expected.exceptionType() == null) {
            throw e;
        }
        assertThat(e).as("what was thrown").isExactlyInstanceOf(expected.exceptionType());
        assertThat(e).hasMessageContaining(expected.message());
        assertThat(e.mayHaveBeenDelivered()).as("may have been delivered: %s", e)
                .isEqualTo(expected.mayHaveBeenDelivered());
        assertThat(e.attempts()).as("attempts: %s", e).isEqualTo(expected.attempts());
        assertThat(e.operation()).as("which operation").isPresent();
        if (e instanceof ApiException refused) {
            assertThat(refused.status()).isEqualTo(expected.status());
            assertThat(refused.requestId()).hasValueSatisfying(id -> assertThat(id).startsWith("req_fault"));
        } else if (e instanceof DecodeException unreadable) {
            assertThat(unreadable.status()).isEqualTo(expected.status());
            assertThat(unreadable.requestId()).contains("req_fault");
            assertThat(unreadable.path()).startsWith("$");
        } else if (e instanceof ConnectionException broken) {
            assertThat(broken.kind()).as("kind of %s", e).isEqualTo(expected.kind());
        }
    }

    private static @Nullable ApiResponse<?> runBlocking(ApiCall<?> call) {
        return call.executeForResponse();
    }

    private static ApiResponse<?> runAsync(ApiCall<?> call) throws Exception {
        try {
            return call.executeForResponseAsync().get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw (Exception) e.getCause();
        }
    }

    /** Runs a call, blocking or asynchronously. */
    @FunctionalInterface
    private interface CallRunner {
        ApiResponse<?> use(ApiCall<?> call) throws Exception;
    }
}
