package dev.latchkey.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sdk.Attempt;
import dev.latchkey.sdk.AttemptResult;
import dev.latchkey.sdk.CallHooks;
import dev.latchkey.sdk.CallInfo;
import dev.latchkey.sdk.CallLog;
import dev.latchkey.sdk.CallOptions;
import dev.latchkey.sdk.CallResult;
import dev.latchkey.sdk.FailureKind;
import dev.latchkey.sdk.Gateway;
import dev.latchkey.sdk.internal.http.ThingApi.Thing;
import dev.latchkey.sdk.trust.Canary;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests which events hooks and log receive, and that no secret is in them. */
@Timeout(60)
class CallEventDispatcherTest {
    private static final String ARGUMENT = "arg-4711";

    private TestGateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new TestGateway();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private static final class Recorder implements CallHooks {
        final List<Attempt> before = new CopyOnWriteArrayList<>();
        final List<AttemptResult> after = new CopyOnWriteArrayList<>();

        @Override
        public void beforeAttempt(Attempt attempt) {
            before.add(attempt);
        }

        @Override
        public void afterAttempt(AttemptResult result) {
            after.add(result);
        }
    }

    /** Hooks that number their calls, as an adapter for traces does. */
    private static final class TracingHooks implements CallHooks {
        final List<String> events = new CopyOnWriteArrayList<>();

        @Override
        public Object beforeCall(CallInfo call) {
            events.add("start " + call.operation());
            return "00-trace-1";
        }

        @Override
        public Map<String, String> headerFields(CallInfo call, @Nullable Object context) {
            return Map.of("traceparent", String.valueOf(context), "Authorization", "Bearer stolen", "User-Agent", "me");
        }

        @Override
        public void beforeAttempt(Attempt attempt, @Nullable Object context) {
            events.add("attempt " + attempt.number() + " of " + context);
        }

        @Override
        public void afterAttempt(AttemptResult result, @Nullable Object context) {
            events.add("status " + result.status() + " of " + context);
        }

        @Override
        public void afterCall(CallResult result, @Nullable Object context) {
            events.add("end of " + context + ": " + result.attempts() + " attempts, status " + result.status() + ", "
                    + result.failure().map(failure -> failure.getClass().getSimpleName()).orElse("fine"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void hooksSeeACallsBeginAndEndWithTheirOwnContextAndAddItsTraceToEachRequest(CallMode mode) throws Exception {
        TracingHooks hooks = new TracingHooks();
        gateway.enqueueError(503).enqueue("b").enqueueError(404);
        ThingApi api = gateway.api(gateway.options().withHooks(hooks));

        mode.run(api.get(ARGUMENT));
        mode.failure(api.get(ARGUMENT));

        await(() -> hooks.events.stream().filter(event -> event.startsWith("end")).count() == 2);
        assertThat(hooks.events).containsExactly("start ThingApi.get", "attempt 1 of 00-trace-1",
                "status 503 of 00-trace-1", "attempt 2 of 00-trace-1", "status 200 of 00-trace-1",
                "end of 00-trace-1: 2 attempts, status 200, fine", "start ThingApi.get", "attempt 1 of 00-trace-1",
                "status 404 of 00-trace-1", "end of 00-trace-1: 1 attempts, status 404, ApiException");
        RecordedRequest request = gateway.server.takeRequest();
        assertThat(request.getHeaders().get("traceparent")).isEqualTo("00-trace-1");
        assertThat(request.getHeaders().get("Authorization")).startsWith("Basic ");
        assertThat(request.getHeaders().get("User-Agent")).startsWith("latchkey-sdk");
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @EnumSource
    void hooksAreToldOfEachAttemptByTheNamesOfTheOperationOnly(CallMode mode) {
        Recorder hooks = new Recorder();
        gateway.enqueueError(503, "X-Request-Id", "req_1").enqueueDisconnect().enqueue("b");
        ThingApi api = gateway.api(gateway.options().withHooks(hooks));

        mode.run(api.get(ARGUMENT).with(CallOptions.none().withTag("order-7")));

        Attempt first = new Attempt(Gateway.of("test"), "ThingApi.get", "GET", "things/{id}", 1,
                Optional.of("order-7"));
        assertThat(hooks.before).hasSize(3).first().isEqualTo(first);
        assertThat(hooks.before).extracting(Attempt::number).containsExactly(1, 2, 3);
        assertThat(hooks.after).extracting(AttemptResult::attempt).isEqualTo(hooks.before);
        assertThat(hooks.after).extracting(AttemptResult::status).containsExactly(503, 0, 200);
        assertThat(hooks.after).extracting(AttemptResult::failure).containsExactly(Optional.empty(),
                Optional.of(FailureKind.BROKEN), Optional.empty());
        assertThat(hooks.after).extracting(AttemptResult::repeatedAfter).containsExactly(
                Optional.of(Duration.ofMillis(500)), Optional.of(Duration.ofSeconds(1)), Optional.empty());
        assertThat(hooks.after.get(0).requestId()).contains("req_1");
        assertThat(hooks.after).allMatch(result -> result.duration().toNanos() > 0);
        assertThat(hooks.before.toString() + hooks.after).doesNotContain(ARGUMENT);
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerThatIsNotUnderstoodIsToldAsSuch(CallMode mode) {
        Recorder hooks = new Recorder();
        gateway.enqueue(TestGateway.ok("b").newBuilder().body("<html>").build());

        mode.failure(gateway.api(gateway.options().withHooks(hooks)).get("1"));

        assertThat(hooks.after).singleElement().satisfies(result -> {
            assertThat(result.status()).isEqualTo(200);
            assertThat(result.failure()).contains(FailureKind.UNREADABLE);
        });
    }

    @ParameterizedTest
    @EnumSource
    void hooksAndLogsThatThrowBreakNothing(CallMode mode) {
        gateway.enqueueError(500).enqueue("b");
        ThingApi api = gateway.api(gateway.options().withHooks(new CallHooks() {
            @Override
            public void beforeAttempt(Attempt attempt) {
                throw new IllegalStateException("before");
            }

            @Override
            public void afterAttempt(AttemptResult result) {
                throw new AssertionError("after");
            }
        }).withLog(CallLog.to(line -> {
            throw new IllegalStateException("log");
        }, CallLog.Level.HEADERS)));

        assertThat(mode.run(api.get("1")).attempts()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void aShortLogHasALineForEachRequestAndEachAnswer(CallMode mode) {
        List<String> lines = new CopyOnWriteArrayList<>();
        gateway.enqueueError(503, "X-Request-Id", "req_1", "X-Echo", Canary.TEXT).enqueueDisconnect().enqueue("b");
        ThingApi api = gateway.api(gateway.options().withLog(CallLog.to(lines::add, CallLog.Level.BASIC)));

        mode.run(api.get(ARGUMENT).with(CallOptions.none().withTag("order-7\nforged")));

        String address = "http://localhost:" + gateway.server.getPort();
        assertThat(lines).hasSize(6);
        assertThat(lines.get(0)).isEqualTo("--> ThingApi.get #1 (order-7?forged) GET things/{id} " + address);
        assertThat(lines.get(1))
                .startsWith("<-- ThingApi.get #1 (order-7?forged) GET things/{id} HTTP 503, request req_1, ")
                .endsWith(" ms, retry in 500 ms");
        assertThat(lines.get(3)).contains("#2").contains("no response, BROKEN, ").endsWith("retry in 1000 ms");
        assertThat(lines.get(5)).contains("#3").contains("HTTP 200, ").endsWith(" ms");
        assertThat(lines.toString()).doesNotContain(ARGUMENT);
        assertThat(Canary.isIn(lines.toString())).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aLongLogNamesAllHeadersAndShowsTheValuesOfHarmlessOnes(CallMode mode) {
        List<String> lines = new CopyOnWriteArrayList<>();
        gateway.enqueue(TestGateway.ok(Canary.TEXT).newBuilder().setHeader("X-Api-Key", Canary.TEXT)
                .setHeader("Location", "/?key=" + Canary.TEXT).build());
        ThingApi api = gateway.api(gateway.options().withLog(CallLog.to(lines::add, CallLog.Level.HEADERS)));

        mode.run(api.send(new Thing(Canary.TEXT))
                .with(CallOptions.none().withHeader("X-Reference", Canary.TEXT)));

        List<String> headers = new ArrayList<>(lines);
        headers.removeIf(line -> !line.contains(":") || line.contains("http://"));
        assertThat(headers).contains(
                "--> ThingApi.send #1   Content-Type: application/json; charset=utf-8",
                "--> ThingApi.send #1   Authorization: [hidden]",
                "--> ThingApi.send #1   X-Reference: [hidden]",
                "--> ThingApi.send #1   User-Agent: latchkey-sdk/" + UserAgentHeader.VERSION,
                "<-- ThingApi.send #1   Content-Type: application/json",
                "<-- ThingApi.send #1   X-Api-Key: [hidden]",
                "<-- ThingApi.send #1   Location: [hidden]");
        assertThat(Canary.isIn(lines.toString())).isFalse();
    }
}
