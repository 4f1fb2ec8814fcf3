package dev.latchkey.mockserver.contract;

import dev.latchkey.sdk.internal.json.Json;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A response. */
public record TestResponse(int status, HttpHeaders headers, String body) {
    public Map<?, ?> json() {
        return (Map<?, ?>) Json.decode(Object.class, body.getBytes(StandardCharsets.UTF_8));
    }

    public String text(String name) {
        return String.valueOf(json().get(name));
    }

    /** Returns the objects of a list. */
    List<Map<?, ?>> items() {
        return ((List<?>) json().get("items")).stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList();
    }

    /** Returns the id of the request in the journal. */
    String requestId() {
        return headers.firstValue("X-Request-Id")
                .orElseThrow(() -> new AssertionError("The response has no request id"));
    }
}
