package dev.latchkey.benchmarks.sdk;

import dev.latchkey.sdk.internal.json.Json;
import dev.latchkey.sdk.internal.json.JsonFormat;
import dev.latchkey.sdk.keys.ApiKey;
import dev.latchkey.sdk.keys.KeyManager;
import dev.latchkey.sdk.sandbox.Sandbox;
import dev.latchkey.sdk.sandbox.wire.KeyPage;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Lists keys. */
@State(Scope.Thread)
public class ListKeys {
    private static final String PATH = "/sandbox/v1/keys";

    /** Number of keys. */
    @Param({"1", "20", "1000"})
    public String keys;

    private Clients clients;
    private JsonFormat<KeyPage> format;
    private KeyManager ours;
    private KeyManager watched;

    /** Creates the clients. */
    @Setup
    public void start() {
        clients = new Clients("keys-" + keys);
        format = Json.format(KeyPage.class);
        ours = Sandbox.at(clients.options()).withKey(Clients.KEY, Clients.SECRET).keys();
        watched = Sandbox.at(clients.watchedOptions()).withKey(Clients.KEY, Clients.SECRET).keys();
    }

    /** Reads the document as a string. */
    @Benchmark
    public String text() throws IOException {
        return clients.plain(PATH, null, (status, body) -> body.string());
    }

    /** Reads it with the SDK's adapter. */
    @Benchmark
    public KeyPage adapter() throws IOException {
        return clients.plain(PATH, null, (status, body) -> format.decode(body.source()));
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
}
