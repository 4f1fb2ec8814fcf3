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
 * HTTP client for webhook requests. It does not follow redirects, waits at most 10 seconds for a connection or for more
 * of a response and 30 in all, and reads at most 64 KB. Each request has its own connection. A receiver, such as an
 * HTTP/1.0 server, can close a connection without notice, and a request on it would fail without the receiver's fault.
 * The OkHttp client, which the SDK depends on, is created with the first request.
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
     * Result of a webhook request.
     *
     * @param status HTTP status; null if there was no response
     * @param responseBody first part of the response body; null if there was no response
     * @param error why there was no response; null if there was one
     * @param micros duration in microseconds
     */
    record Result(@Nullable Integer status, @Nullable String responseBody, @Nullable String error, long micros) {
        /** No request was sent, and there was no error. */
        static final Result NONE = new Result(null, null, null, 0);

        /** Creates the result of a request that could not be sent. */
        static Result failed(String error) {
            return new Result(null, null, error, 0);
        }

        boolean delivered() {
            return status != null && status >= 200 && status < 300;
        }

        /** Returns true if a retry may succeed. */
        boolean worthRetrying() {
            return status == null || status == 408 || status == 429 || status >= 500;
        }
    }

    /** Returns true if requests are canceled, because the server is stopping. */
    boolean isClosed() {
        return closed;
    }

    /** Sends a request. */
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
            // OkHttp rejected a URL or header field. Its message could contain a secret.
            return new Result(null, null, "The request cannot be written as HTTP", micros(started));
        }
    }

    /** Cancels running requests, and sends no more. */
    @Override
    public void close() {
        closed = true;
        OkHttpClient existing = client.get();
        if (existing != null) {
            existing.dispatcher().cancelAll();
            existing.connectionPool().evictAll();
        }
    }

    private OkHttpClient client() throws IOException {
        OkHttpClient existing = client.get();
        if (existing == null) {
            OkHttpClient created = new OkHttpClient.Builder().followRedirects(false).followSslRedirects(false)
                    .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS)).retryOnConnectionFailure(false)
                    .dns(policy).connectTimeout(TIMEOUT).readTimeout(TIMEOUT)
                    .writeTimeout(TIMEOUT).callTimeout(CALL_TIMEOUT).build();
            existing = client.compareAndSet(null, created) ? created : client.get();
        }
        if (closed || existing == null) {
            throw new IOException("The server is stopping");
        }
        return existing;
    }

    private static String bodyStart(Response response) throws IOException {
        ResponseBody body = response.body();
        BufferedSource source = body.source();
        source.request(MAX_READ);
        byte[] start = source.getBuffer().readByteArray(Math.min(source.getBuffer().size(), MAX_STORED));
        return new String(start, StandardCharsets.UTF_8);
    }

    private static String reason(IOException e) {
        return switch (e) {
            case UnknownHostException host -> "The host does not exist";
            case SocketTimeoutException slow -> "No response in time";
            case ConnectException refused -> "Cannot connect";
            case SSLException tls -> "The TLS connection failed";
            case InterruptedIOException broken -> "No response in time";
            default -> "The connection was lost";
        };
    }

    private static long micros(long started) {
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - started);
    }
}
