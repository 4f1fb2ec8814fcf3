package dev.latchkey.benchmarks.sdk;

import dev.latchkey.sdk.Attempt;
import dev.latchkey.sdk.AttemptResult;
import dev.latchkey.sdk.CallHooks;
import dev.latchkey.sdk.CallLog;
import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.RetryPolicy;
import dev.latchkey.sdk.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** The compared clients, each with its own connection, and the address that they call. */
final class Clients {
    /** System property with the server's address. */
    static final String SERVER = "latchkey.bench.server";

    static final String KEY = "ck_bench";
    static final Secret SECRET = Secret.of("bench0123456789bench0123456789bench0123456789bench0123456789benc");
    /** Shortest wait between attempts, because the wait is not measured. */
    static final Duration MIN_DURATION = Duration.ofNanos(1);

    private final OkHttpClient plain = new OkHttpClient();
    private final String authorization = Credentials.basic(KEY, SECRET.reveal());
    private final String base;
    private final LongAdder seen = new LongAdder();

    /** Creates clients for one path of the server. */
    Clients(String what) {
        base = System.getProperty(SERVER) + "/" + what;
    }

    String base() {
        return base;
    }

    /** Returns the default options of the SDK. */
    ClientOptions options() {
        return ClientOptions.at(base).withRetries(RetryPolicy.defaults().withBackoff(MIN_DURATION, MIN_DURATION));
    }

    /** Returns options with hooks and a log. */
    ClientOptions watchedOptions() {
        return options().withLog(CallLog.to(line -> seen.add(line.length()), CallLog.Level.HEADERS))
                .withHooks(new CallHooks() {
                    @Override
                    public void beforeAttempt(Attempt attempt) {
                        seen.add(attempt.number());
                    }

                    @Override
                    public void afterAttempt(AttemptResult result) {
                        seen.add(result.status());
                    }
                });
    }

    /** Calls with OkHttp alone. The caller checks the status. */
    <T> T plain(String path, @Nullable RequestBody body, Reader<T> reader) throws IOException {
        Request request = new Request.Builder().url(base + path).header("Authorization", authorization)
                .method(body == null ? "GET" : "POST", body).build();
        try (Response response = plain.newCall(request).execute()) {
            return reader.read(response.code(), response.body());
        }
    }

    /** Reader of a response. */
    @FunctionalInterface
    interface Reader<T> {
        T read(int status, ResponseBody body) throws IOException;
    }
}
