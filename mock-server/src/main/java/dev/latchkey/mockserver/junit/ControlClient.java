package dev.latchkey.mockserver.junit;

import dev.latchkey.sdk.LatchkeyException;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.internal.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** HTTP client of the control API. A refusal is a mistake in the test, so it becomes an exception. */
final class ControlClient implements AutoCloseable {
    private static final String PREFIX = "/_latchkey/v1";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http;
    private final URI base;
    private final @Nullable Secret token;

    ControlClient(URI base, @Nullable Secret token, @Nullable SSLContext trust) {
        HttpClient.Builder client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10));
        http = (trust == null ? client : client.sslContext(trust)).build();
        this.base = base;
        this.token = token;
    }

    /** Sends a GET request. The query is a list of names and values; empty values are left out. */
    <T> T get(Class<T> type, String path, String... query) {
        return Json.decode(type, send("GET", path, null, query));
    }

    byte[] bytes(String path, String... query) {
        return send("GET", path, null, query);
    }

    <T> T post(Class<T> type, String path, Map<String, ?> body, String... query) {
        return Json.decode(type, send("POST", path, body, query));
    }

    void delete(String path, String... query) {
        send("DELETE", path, null, query);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private byte[] send(String method, String path, @Nullable Map<String, ?> body, String... query) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + PREFIX + path + encodeQuery(query)))
                .timeout(TIMEOUT).method(method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(Json.encode(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token.reveal());
        }
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException("The mock server at " + base + " refused " + method + " " + PREFIX
                        + path + " with " + response.statusCode() + ": " + detail(response.body()));
            }
            return response.body();
        } catch (IOException e) {
            throw new IllegalStateException("The mock server at " + base + " cannot be reached: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The test was interrupted while it waited for the mock server.", e);
        }
    }

    private static String encodeQuery(String... query) {
        StringBuilder encoded = new StringBuilder();
        for (int i = 0; i < query.length; i += 2) {
            if (!query[i + 1].isEmpty()) {
                encoded.append(encoded.isEmpty() ? '?' : '&').append(query[i]).append('=')
                        .append(URLEncoder.encode(query[i + 1], StandardCharsets.UTF_8));
            }
        }
        return encoded.toString();
    }

    private static String detail(byte[] body) {
        try {
            Map<?, ?> problem = Json.decode(Map.class, body);
            Object errors = problem.get("errors");
            return problem.get("detail") + (errors == null ? "" : " " + errors);
        } catch (LatchkeyException e) {
            return new String(body, StandardCharsets.UTF_8);
        }
    }
}
