package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.FailureKind;
import dev.latchkey.sdk.ProxyServer;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.Connection;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Last network interceptor. It adds the credentials, refuses requests to any other origin, and lets each attempt be
 * sent only once. It runs last so that it sees every change that other interceptors, including those of the user's
 * own client, made to the request.
 */
final class AuthorizationInterceptor implements Interceptor {
    private static final int MISDIRECTED_REQUEST = 421;
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private final StaleConnectionInterceptor staleConnections;

    AuthorizationInterceptor(StaleConnectionInterceptor idle) {
        this.staleConnections = idle;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        WireAttempt attempt = WireAttempt.of(chain.call());
        if (attempt == null) {
            throw new UnsendableRequestException(FailureKind.FOREIGN_ORIGIN,
                    "This HTTP client sends only calls that were made through the SDK.");
        }
        CallExecution<?> execution = attempt.execution();
        checkOrigin(chain.request().url(), execution.client().resources().origin());
        checkFirstWrite(attempt);
        Connection connection = chain.connection();
        if (connection != null) {
            staleConnections.checkAlive(connection, execution.client().resources().timing().nanos(),
                    execution.isIdempotent());
        }
        Request request;
        try {
            request = authorize(chain.request(), execution, connection);
        } catch (RuntimeException e) {
            // For example, the secret was closed. OkHttp would print the exception on another thread.
            throw new UnsendableRequestException(e);
        }
        CallEventDispatcher events = execution.client().resources().events();
        if (events != null) {
            events.requestWritten(attempt, request);
        }
        attempt.markWritten();
        Response response;
        try {
            response = chain.proceed(request);
        } catch (RuntimeException e) {
            throw new UnsendableRequestException(e);
        }
        attempt.markResponseStarted();
        if (connection != null) {
            if (!isPersistent(response)) {
                staleConnections.markClosing(connection);
            }
            staleConnections.markUsed(connection, execution.client().resources().timing().nanos());
        }
        if (response.code() == MISDIRECTED_REQUEST || response.code() == PROXY_AUTHENTICATION_REQUIRED) {
            attempt.markUndelivered();
        }
        ProxyServer proxy = execution.client().resources().options().proxy().orElse(null);
        if (response.code() == PROXY_AUTHENTICATION_REQUIRED) {
            response.close();
            throw proxy != null
                    ? HttpClientFactory.proxyRefusal(proxy)
                    : HttpClientFactory.passwordRequired(connection == null ? null : connection.route());
        }
        checkContentLength(response);
        response = redactRequestId(response, execution.client().credentials());
        if (events != null) {
            events.responseHeadersReceived(attempt, response.headers());
        }
        return OkHttpRetryGuard.hide(response);
    }

    static void checkOrigin(HttpUrl url, HttpUrl origin) throws UnsendableRequestException {
        if (url.port() != origin.port() || !url.host().equals(origin.host()) || !url.scheme().equals(origin.scheme())) {
            throw new UnsendableRequestException(FailureKind.FOREIGN_ORIGIN,
                    "This client sends its key to " + origin.host() + ":" + origin.port() + " only, not to "
                            + url.host() + ":" + url.port() + ".");
        }
    }

    private static void checkFirstWrite(WireAttempt attempt) throws UnsendableRequestException {
        if (attempt.mayHaveBeenDelivered()) {
            throw new UnsendableRequestException(FailureKind.BROKEN,
                    "An interceptor of the HTTP client tried to send the request a second time. Use RetryPolicy"
                            + " to configure retries: it never retries a request that could be carried out twice.");
        }
    }

    private static Request authorize(Request plain, CallExecution<?> execution, @Nullable Connection connection) {
        Request.Builder request = plain.newBuilder();
        CallEventDispatcher events = execution.client().resources().events();
        if (events != null) {
            // First, so that the SDK's own fields replace them.
            events.headerFields(execution).forEach(request::header);
        }
        request.header("User-Agent", execution.client().resources().userAgent());
        for (Map.Entry<String, String> header : execution.options().headers().entrySet()) {
            request.header(header.getKey(), header.getValue());
        }
        String proxyPassword = execution.client().resources().proxyPassword();
        // Requests in a tunnel are not read by the proxy.
        if (proxyPassword != null && connection != null && !plain.isHttps()
                && connection.route().proxy().type() == Proxy.Type.HTTP) {
            request.header("Proxy-Authorization", proxyPassword);
        }
        execution.client().credentials().apply(request);
        return request.build();
    }

    /** Redacts the request ID. It goes into messages, hooks and logs, so it must not echo the key. */
    private static Response redactRequestId(Response response, Credentials credentials) {
        String id = response.header("X-Request-Id");
        if (id == null) {
            return response;
        }
        String redacted = Redaction.redact(id, credentials);
        return redacted.equals(id)
                ? response
                : response.newBuilder().headers(response.headers().newBuilder().removeAll("X-Request-Id")
                        .addUnsafeNonAscii("X-Request-Id", redacted).build()).build();
    }

    /**
     * Returns true if the server keeps the connection open (RFC 9112, 9.3). HTTP/1.0 closes it unless the response says
     * otherwise; OkHttp would reuse it all the same.
     */
    private static boolean isPersistent(Response response) {
        return response.protocol() != Protocol.HTTP_1_0 || response.headers("Connection").stream()
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("keep-alive"));
    }

    /** Refuses a response with two lengths, because nobody can tell where it ends (RFC 9112, 6.3). */
    private static void checkContentLength(Response response) throws IOException {
        List<String> lengths = response.headers("Content-Length");
        if (lengths.size() > 1 && lengths.stream().map(String::strip).distinct().count() > 1) {
            response.close();
            throw new ProtocolException("two different lengths");
        }
    }
}
