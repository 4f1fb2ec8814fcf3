package dev.latchkey.mockserver;

import dev.latchkey.sdk.internal.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** HTTP client of a server, without the SDK. Checks each response against the OpenAPI document of the API it called. */
public final class ApiClient {
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;
    private final List<String> headers;

    public ApiClient(URI base, String... headers) {
        this.base = base;
        this.headers = List.of(headers);
    }

    public record Response(int status, HttpHeaders headers, String body) {
        public Map<?, ?> json() {
            return (Map<?, ?>) Json.decode(Object.class, body.getBytes(StandardCharsets.UTF_8));
        }

        public String text(String name) {
            return String.valueOf(json().get(name));
        }

        /** Returns an object of the body as a response of its own. */
        Response part(String name) {
            return new Response(status, headers, new String(Json.encode(json().get(name)), StandardCharsets.UTF_8));
        }

        String code() {
            return text("code");
        }

        public List<?> list(String name) {
            return (List<?>) json().get(name);
        }

        /** Returns pointers and codes of the field errors, as {@code #/name empty}. */
        List<String> fieldErrors() {
            return list("errors").stream().map(Map.class::cast).map(e -> e.get("pointer") + " " + e.get("code"))
                    .toList();
        }
    }

    public ApiClient with(String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(name);
        more.add(value);
        return new ApiClient(base, more.toArray(String[]::new));
    }

    public ApiClient withKey(String key, String secret) {
        String pair = Base64.getEncoder().encodeToString((key + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return new ApiClient(base, "Authorization", "Basic " + pair);
    }

    /** Returns a client that uses the key of this control API response. */
    public ApiClient withKey(Response issued) {
        return withKey(issued.text("key"), issued.text("secret"));
    }

    ApiClient withToken(String token) {
        return new ApiClient(base, "Authorization", "Bearer " + token);
    }

    ApiClient anonymous() {
        return new ApiClient(base);
    }

    public Response get(String path) {
        return send("GET", path, null);
    }

    Response delete(String path) {
        return send("DELETE", path, null);
    }

    public Response post(String path, String json) {
        return with("Content-Type", "application/json").send("POST", path, json.getBytes(StandardCharsets.UTF_8));
    }

    Response patch(String path, String json) {
        return with("Content-Type", "application/json").send("PATCH", path, json.getBytes(StandardCharsets.UTF_8));
    }

    Response send(String method, String path, byte @Nullable [] body) {
        Response response = unchecked(method, path, body);
        if (path.startsWith("/sandbox/")) {
            ApiContract.SANDBOX.check(method, path, response);
        } else if (path.startsWith("/_latchkey/")) {
            ApiContract.control().check(method, path, response);
        }
        return response;
    }

    /** Sends a request as {@link #send} does, without checking the response. */
    Response unchecked(String method, String path, byte @Nullable [] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).method(method,
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body));
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Response(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
