package dev.latchkey.mockserver.kill;

import dev.latchkey.sdk.internal.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** HTTP client of a server that may be killed at any time, after which calls throw {@link UncheckedIOException}. */
final class KillableServerClient {
    private static final Duration MAX_DURATION = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    KillableServerClient(URI base) {
        this.base = base;
    }

    record Response(int status, byte[] body) {
        Map<?, ?> json() {
            return (Map<?, ?>) Json.decode(Object.class, body);
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** Returns this response if it has this status, and fails otherwise. */
        Response require(int expected) {
            if (status != expected) {
                throw new AssertionError("Status " + status + " instead of " + expected + ": " + text());
            }
            return this;
        }
    }

    /** Public part and secret of a key. */
    record KeyAndSecret(String key, String secret) {
        String header() {
            return "Basic " + Base64.getEncoder().encodeToString((key + ":" + secret).getBytes(StandardCharsets.UTF_8));
        }
    }

    Response send(@Nullable KeyAndSecret pair, String method, String path, @Nullable Object json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(MAX_DURATION).method(
                method,
                json == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofByteArray(Json.encode(json)));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        if (pair != null) {
            request.header("Authorization", pair.header());
        }
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Response(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    Response get(@Nullable KeyAndSecret pair, String path) {
        return send(pair, "GET", path, null);
    }

    /** Returns all items of a paged list. */
    List<Map<?, ?>> all(KeyAndSecret pair, String path) {
        List<Map<?, ?>> items = new ArrayList<>();
        Object next = null;
        do {
            Map<?, ?> page = get(pair, path + (next == null ? "" : "&cursor=" + next)).require(200).json();
            ((List<?>) page.get("items")).forEach(item -> items.add((Map<?, ?>) item));
            next = page.get("next");
        } while (next != null);
        return items;
    }
}
