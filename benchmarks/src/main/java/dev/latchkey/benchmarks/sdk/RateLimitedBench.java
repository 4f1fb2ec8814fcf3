package dev.latchkey.benchmarks.sdk;

import dev.latchkey.sdk.internal.json.Json;
import dev.latchkey.sdk.internal.json.JsonFormat;
import dev.latchkey.sdk.keys.ApiKey;
import dev.latchkey.sdk.keys.KeyManager;
import dev.latchkey.sdk.sandbox.Sandbox;
import dev.latchkey.sdk.sandbox.wire.KeyPage;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Lists one key on the second attempt. The first response is 429. */
@State(Scope.Thread)
public class RateLimitedBench {
    private static final String PATH = "/sandbox/v1/keys";
    private static final int OK = 200;

    private Clients clients;
    private JsonFormat<KeyPage> format;
    private KeyManager ours;
    private KeyManager watched;

    /** Creates the clients. */
    @Setup
    public void start() {
        clients = new Clients("limited");
        format = Json.format(KeyPage.class);
        ours = Sandbox.at(clients.options()).withKey(Clients.KEY, Clients.SECRET).keys();
        watched = Sandbox.at(clients.watchedOptions()).withKey(Clients.KEY, Clients.SECRET).keys();
    }

    /** Reads both responses as strings. */
    @Benchmark
    public String text() throws IOException {
        return untilAccepted((status, body) -> status == OK ? body.string() : null);
    }

    /** Reads it with the SDK's adapter. */
    @Benchmark
    public KeyPage adapter() throws IOException {
        return untilAccepted((status, body) -> status == OK ? format.decode(body.source()) : null);
    }

    /** The SDK. */
    @Benchmark
    public List<ApiKey> ours() {
        return ours.list().execute();
    }

    /** The SDK with hooks and log. */
    @Benchmark
    public List<ApiKey> watched() {
        return watched.list().execute();
    }

    private <T> T untilAccepted(Clients.Reader<@Nullable T> reader) throws IOException {
        while (true) {
            T read = clients.plain(PATH, null, reader);
            if (read != null) {
                return read;
            }
            LockSupport.parkNanos(Clients.MIN_DURATION.toNanos());
        }
    }
}
