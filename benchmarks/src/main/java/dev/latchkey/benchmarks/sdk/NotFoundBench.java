package dev.latchkey.benchmarks.sdk;

import dev.latchkey.sdk.NotFoundException;
import dev.latchkey.sdk.internal.json.Json;
import dev.latchkey.sdk.internal.json.JsonFormat;
import dev.latchkey.sdk.keys.ApiKey;
import dev.latchkey.sdk.keys.KeyManager;
import dev.latchkey.sdk.sandbox.Sandbox;
import dev.latchkey.sdk.sandbox.wire.Problem;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reads a key that does not exist. */
@State(Scope.Thread)
public class NotFoundBench {
    private static final String PATH = "/sandbox/v1/keys/key_1";

    private Clients clients;
    private JsonFormat<Problem> format;
    private KeyManager ours;
    private KeyManager watched;

    /** Creates the clients. */
    @Setup
    public void start() {
        clients = new Clients("missing");
        format = Json.format(Problem.class);
        ours = Sandbox.at(clients.options()).withKey(Clients.KEY, Clients.SECRET).keys();
        watched = Sandbox.at(clients.watchedOptions()).withKey(Clients.KEY, Clients.SECRET).keys();
    }

    /** Reads the error as a string. */
    @Benchmark
    public String text() throws IOException {
        return clients.plain(PATH, null, (status, body) -> body.string());
    }

    /** Reads the error with the SDK's adapter and throws it. */
    @Benchmark
    public Exception adapter() throws IOException {
        try {
            return clients.plain(PATH, null, (status, body) -> {
                throw new IllegalStateException(format.decode(body.source()).detail());
            });
        } catch (IllegalStateException e) {
            return e;
        }
    }

    /** The SDK. */
    @Benchmark
    public Object ours() {
        return refused(ours);
    }

    /** The SDK with hooks and log. */
    @Benchmark
    public Object watched() {
        return refused(watched);
    }

    private static Object refused(KeyManager keys) {
        try {
            ApiKey key = keys.get("key_1").execute();
            throw new IllegalStateException("There is no " + key.id());
        } catch (NotFoundException e) {
            return e;
        }
    }
}
