package dev.latchkey.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sdk.CallOptions;
import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.ConnectionException;
import dev.latchkey.sdk.FailureKind;
import dev.latchkey.sdk.LatchkeyException;
import dev.latchkey.sdk.internal.http.ThingApi.Thing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A name server that does not respond blocks no call beyond its timeout. */
@Timeout(60)
class CancellableDnsTest {
    private final CountDownLatch lookupStarted = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private TestGateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new TestGateway();
    }

    @AfterEach
    void stop() {
        release.countDown();
        gateway.close();
    }

    @ParameterizedTest
    @EnumSource
    void theCallsTimeEndsTheWait(CallMode mode) {
        LatchkeyException failed = mode.failure(api().send(new Thing("a"))
                .with(CallOptions.none().withTimeout(Duration.ofMillis(200))));

        assertThat(((ConnectionException) failed).kind()).isEqualTo(FailureKind.TIMED_OUT);
        assertThat(failed.mayHaveBeenDelivered()).isFalse();
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        CompletableFuture<LatchkeyException> failure = new CompletableFuture<>();
        Thread thread = new Thread(() -> failure.complete(CallMode.BLOCKING.failure(api().get("1"))));
        thread.start();
        assertThat(lookupStarted.await(20, TimeUnit.SECONDS)).isTrue();

        thread.interrupt();

        LatchkeyException failed = failure.get(20, TimeUnit.SECONDS);
        assertThat(((ConnectionException) failed).kind()).isEqualTo(FailureKind.INTERRUPTED);
        assertThat(failed.mayHaveBeenDelivered()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aNameThatNobodyKnowsIsToldByName(CallMode mode) {
        OkHttpClient own = new OkHttpClient.Builder().dns(name -> {
            throw new UnknownHostException(name);
        }).build();

        LatchkeyException failed = mode.failure(gateway.api(ClientOptions.at("https://gateway.invalid")
                .withHttpClient(own)).get("1"));

        assertThat(((ConnectionException) failed).kind()).isEqualTo(FailureKind.UNKNOWN_HOST);
        assertThat(failed).hasMessageStartingWith("Cannot resolve the host name of https://gateway.invalid.");
        assertThat(failed.attempts()).isEqualTo(3);
    }

    /** API of a server whose name lookup never ends. */
    private ThingApi api() {
        OkHttpClient own = new OkHttpClient.Builder().dns(this::blockLookup).build();
        return gateway.api(ClientOptions.at("https://gateway.invalid").withHttpClient(own));
    }

    private List<InetAddress> blockLookup(String name) throws UnknownHostException {
        lookupStarted.countDown();
        // It ignores interrupts, like the system lookup.
        while (release.getCount() > 0) {
            Thread.onSpinWait();
        }
        throw new UnknownHostException(name);
    }
}
