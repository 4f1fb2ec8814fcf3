package dev.latchkey.mockserver.delivery.webhook;

import dev.latchkey.mockserver.delivery.webhook.WebhookProtocol.WebhookRequest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls of webhooks over HTTP. Follows no redirect, waits no longer than 10 seconds for a connection or for
 * more of an answer and 30 in all, and reads no more than 64 KB. Each call has a connection of its own: a receiver may end
 * one without saying so, as those do that speak HTTP/1.0, and a call on it would fail for no fault of the receiver's. The
 * client, which the SDK brings along, is made only when there is somebody to call.
 */
public final class WebhookHttpClient implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);
    private static final long MAX_READ = 64 << 10;
    private static final int MAX_STORED = 1 << 10;

    private final AtomicReference<@Nullable OkHttpClient> client = new AtomicReference<>();
    private final WebhookDestinationPolicy policy = new WebhookDestinationPolicy();
    private volatile boolean closed;

    /**
     * What came of a call.
     *
     * @param status HTTP status; null where there was no answer
     * @param responseBody beginning of the answer's body; null where there was no answer
     * @param error why there was no answer; null where there was one
     * @param micros how long it took, in microseconds
     */
    record Result(@Nullable Integer status, @Nullable String responseBody, @Nullable String error, long micros) {
        /** No call was made, and nothing was wrong. */
        static final Result NONE = new Result(null, null, null, 0);

        /** No call could be made. */
        static Result failed(String why) {
            return new Result(null, null, why, 0);
        }

        boolean delivered() {
            return status != null && status >= 200 && status < 300;
        }

        /** Whether another try may help. */
        boolean worthRetrying() {
            return status == null || status == 408 || status == 429 || status >= 500;
        }
    }

    /** Whether calls are broken off, because the server stops. */
    boolean isClosed() {
        return closed;
    }

    /** Makes a call. */
    Result post(URI url, WebhookRequest outgoing) {
        Optional<String> refusal = policy.refusal(url);
        if (refusal.isPresent()) {
            return Result.failed(refusal.get());
        }
        long started = System.nanoTime();
        try {
            Request.Builder request = new Request.Builder().url(url.toString())
                    .post(RequestBody.create(outgoing.body().getBytes(StandardCharsets.UTF_8),
                            MediaType.parse(outgoing.contentType())))
                    .header("User-Agent", "Latchkey-Webhook/1").header("Connection", "close");
            outgoing.headers().forEach(header -> request.header(header.name(), header.value()));
            try (Response response = client().newCall(request.build()).execute()) {
                return new Result(response.code(), bodyStart(response), null, micros(started));
            }
        } catch (IOException e) {
            return new Result(null, null, reason(e), micros(started));
        } catch (IllegalArgumentException e) {
            // Something in a URL or header that the client takes for wrong; its text could show a secret.
            return new Result(null, null, "The call cannot be written as HTTP", micros(started));
        }
    }

    /** Breaks off calls under way, and makes no more. */
    @Override
    public void close() {
        closed = true;
        OkHttpClient made = client.get();
        if (made != null) {
            made.dispatcher().cancelAll();
            made.connectionPool().evictAll();
        }
    }

    private OkHttpClient client() throws IOException {
        OkHttpClient made = client.get();
        if (made == null) {
            OkHttpClient fresh = new OkHttpClient.Builder().followRedirects(false).followSslRedirects(false)
                    .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS)).retryOnConnectionFailure(false)
                    .dns(policy).connectTimeout(TIMEOUT).readTimeout(TIMEOUT)
                    .writeTimeout(TIMEOUT).callTimeout(CALL_TIMEOUT).build();
            made = client.compareAndSet(null, fresh) ? fresh : client.get();
        }
        if (closed || made == null) {
            throw new IOException("The server stops");
        }
        return made;
    }

    private static String bodyStart(Response response) throws IOException {
        ResponseBody body = response.body();
        BufferedSource source = body.source();
        source.request(MAX_READ);
        byte[] kept = source.getBuffer().readByteArray(Math.min(source.getBuffer().size(), MAX_STORED));
        return new String(kept, StandardCharsets.UTF_8);
    }

    private static String reason(IOException e) {
        return switch (e) {
            case UnknownHostException host -> "There is no such host";
            case SocketTimeoutException slow -> "No answer in time";
            case ConnectException refused -> "Cannot connect";
            case SSLException tls -> "The TLS connection failed";
            case InterruptedIOException broken -> "No answer in time";
            default -> "The connection broke";
        };
    }

    private static long micros(long started) {
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - started);
    }
}
