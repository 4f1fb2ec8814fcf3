package dev.latchkey.mockserver.control;

import dev.latchkey.mockserver.control.ControlRoutes.Target;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.http.Route;
import dev.latchkey.sdk.internal.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Describes the control API, as its routes are. Source: OpenAPI 3.1. */
final class ControlDocument {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private ControlDocument() {}

    static Response of(List<Route<Target>> table) {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (Route<Target> route : table) {
            paths.computeIfAbsent(route.template(), path -> new LinkedHashMap<>())
                    .put(route.method().toLowerCase(Locale.ROOT), operation(route));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", "Latchkey control API", "version", "1"));
        document.put("paths", paths);
        document.put("components", Map.of("securitySchemes",
                Map.of("token", Map.of("type", "http", "scheme", "bearer"))));
        return Response.of(200, "application/json", Json.encode(document)).with("Cache-Control", "no-store");
    }

    private static Map<String, Object> operation(Route<Target> route) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("summary", route.target().purpose());
        List<Object> parameters = new ArrayList<>();
        Matcher variable = VARIABLE.matcher(route.template());
        while (variable.find()) {
            parameters.add(Map.of("name", variable.group(1), "in", "path", "required", true, "schema",
                    Map.of("type", "string")));
        }
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        operation.put("responses", Map.of("2XX", Map.of("description", "Done"), "4XX",
                Map.of("description", "Refused, with application/problem+json that says why")));
        if (!route.target().open()) {
            // Or nothing, for a program on the server's own computer.
            operation.put("security", List.of(Map.of("token", List.of()), Map.of()));
        }
        return operation;
    }
}
