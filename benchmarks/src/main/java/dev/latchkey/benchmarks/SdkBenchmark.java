package dev.latchkey.benchmarks;

import dev.latchkey.sdk.keys.ApiKey;
import dev.latchkey.sdk.keys.KeyManager;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the SDK adds to a bare HTTP client: listing 15 keys typed, beside fetching the same document as text. The server
 * runs in the same process, so what both rows share is the server; the difference between them is the SDK.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class SdkBenchmark {
    private Gateway gateway;
    private KeyManager keys;
    private OkHttpClient plain;
    private Request request;

    /** Starts a server with 15 keys. */
    @Setup
    public void start() throws IOException {
        gateway = new Gateway("memory", 15);
        keys = gateway.sandbox().withKey(gateway.key.key().consumerKey(), gateway.key.secret()).keys();
        plain = new OkHttpClient();
        request = new Request.Builder().url(gateway.server.baseUrl().resolve("/sandbox/v1/keys").toString())
                .header("Authorization",
                        Credentials.basic(gateway.key.key().consumerKey(), gateway.key.secret().reveal()))
                .build();
    }

    /** Stops it. */
    @TearDown
    public void stop() throws IOException {
        gateway.close();
    }

    /** Typed keys. */
    @Benchmark
    public List<ApiKey> listKeysWithTheSdk() {
        return keys.list().execute();
    }

    /** The same document as text. */
    @Benchmark
    public String listKeysAsText() throws IOException {
        try (Response response = plain.newCall(request).execute()) {
            return response.body().string();
        }
    }
}
