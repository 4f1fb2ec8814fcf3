package dev.latchkey.mockserver.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A request in a gateway's own words, ready to go.
 *
 * @param headers names and values
 * @param body empty for none
 */
public record Asked(String method, String path, List<Map.Entry<String, String>> headers, String body) {
    public static Asked get(String path) {
        return new Asked("GET", path, List.of(), "");
    }

    public static Asked json(String method, String path, String body) {
        return new Asked(method, path, List.of(Map.entry("Content-Type", "application/json")), body);
    }

    public Asked with(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new Asked(method, path, more, body);
    }

    /** As it goes over a connection that is kept. */
    String wire() {
        StringBuilder text = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        headers.forEach(header -> text.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n"));
        if (!body.isEmpty()) {
            text.append("Content-Length: ").append(body.getBytes(StandardCharsets.UTF_8).length).append("\r\n");
        }
        return text + "\r\n" + body;
    }
}
