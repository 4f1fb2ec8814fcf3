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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can go wrong on the wire, for a gateway's client to show what it makes of it: the exception, whether
 * the request may have been delivered, how often it was tried and how often it arrived, waiting and not waiting. And
 * whatever happens, the key is in nothing that comes out.
 */
@Timeout(120)
abstract class FaultMatrix {
    /** Whose client. */
    abstract Subject.Kind gateway();

    static Stream<Fault> line() {
        return LineFaults.rows();
    }

    static Stream<Fault> refusals() {
        return RefusalFaults.rows();
    }

    static Stream<Fault> answers() {
        return ResponseFaults.rows();
    }

    static Stream<Fault> tls() {
        return TlsFaults.rows();
    }

    static Stream<Fault> proxies() {
        return ProxyFaults.rows();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"line", "refusals", "answers", "tls", "proxies"})
    void aReadMeets(Fault fault) throws Exception {
        check(fault, fault.read(), Subject::read);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"line", "refusals", "answers", "tls", "proxies"})
    void aSendMeets(Fault fault) throws Exception {
        check(fault, fault.send(), Subject::send);
    }

    private void check(Fault fault, Outcome expected, Function<Subject, ApiCall<?>> operation) throws Exception {
        run(fault, expected, operation, FaultMatrix::waiting);
        run(fault, expected, operation, FaultMatrix::notWaiting);
    }

    private void run(Fault fault, Outcome expected, Function<Subject, ApiCall<?>> operation, Way way)
            throws Exception {
        Sightings seen = new Sightings();
        try (Scene scene = fault.scene().make(gateway())) {
            ClientOptions options = scene.adjust(ClientOptions.at(scene.address())
                    .withRetries(RetryPolicy.defaults().withBackoff(Duration.ofMillis(1), Duration.ofMillis(2)))
                    .withHooks(seen).withLog(CallLog.to(seen::line, CallLog.Level.HEADERS)));
            try (Subject subject = gateway().connect(options)) {
                scene.begin(subject);
                ApiCall<?> call = operation.apply(subject);
                seen.text(options.toString(), call.toString(), subject.toString());
                try {
                    ApiResponse<?> response = way.use(call);
                    seen.text(response.toString());
                    went(expected, response);
                } catch (LatchkeyException e) {
                    seen.failure(e);
                    failed(expected, e);
                }
            }
            assertThat(scene.requests()).as("requests that the server saw").isEqualTo(expected.requests());
        }
        seen.verify();
    }

    private static void went(Outcome expected, ApiResponse<?> response) {
        if (expected.type() != null) {
            fail("no %s, but %s", expected.type().getSimpleName(), response);
        }
        assertThat(response.attempts()).as("attempts").isEqualTo(expected.attempts());
    }

    private static void failed(Outcome expected, LatchkeyException e) {
        if (expected.type() == null) {
            throw e;
        }
        assertThat(e).as("what was thrown").isExactlyInstanceOf(expected.type());
        assertThat(e).hasMessageContaining(expected.words());
        assertThat(e.mayHaveBeenDelivered()).as("may have been delivered: %s", e).isEqualTo(expected.delivered());
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

    private static @Nullable ApiResponse<?> waiting(ApiCall<?> call) {
        return call.response();
    }

    private static ApiResponse<?> notWaiting(ApiCall<?> call) throws Exception {
        try {
            return call.responseAsync().get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw (Exception) e.getCause();
        }
    }

    /** Waiting for the answer, or not. */
    @FunctionalInterface
    private interface Way {
        ApiResponse<?> use(ApiCall<?> call) throws Exception;
    }
}
