package dev.latchkey.mockserver.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An HTTP request to a gateway API.
 *
 * @param headers names and values of header fields
 * @param body body; empty for none
 */
public record TestRequest(String method, String path, List<Map.Entry<String, String>> headers, String body) {
    public static TestRequest get(String path) {
        return new TestRequest("GET", path, List.of(), "");
    }

    public static TestRequest json(String method, String path, String body) {
        return new TestRequest(method, path, List.of(Map.entry("Content-Type", "application/json")), body);
    }

    public TestRequest with(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new TestRequest(method, path, more, body);
    }

    /** Returns the bytes of the request for a persistent connection, as text. */
    String wire() {
        StringBuilder text = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        headers.forEach(header -> text.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n"));
        if (!body.isEmpty()) {
            text.append("Content-Length: ").append(body.getBytes(StandardCharsets.UTF_8).length).append("\r\n");
        }
        return text + "\r\n" + body;
    }
}
