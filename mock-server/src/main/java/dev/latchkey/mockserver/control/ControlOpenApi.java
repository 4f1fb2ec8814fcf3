package dev.latchkey.mockserver.control;

import dev.latchkey.mockserver.control.ControlRoutes.Endpoint;
import dev.latchkey.mockserver.http.HttpRouter.Route;
import dev.latchkey.mockserver.http.ServerResponse;
import dev.latchkey.sdk.internal.json.Json;
import dev.latchkey.sdk.sandbox.wire.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Builds the OpenAPI document of the control API. Routes and responses are derived from the code; parameters and request
 * bodies come from a resource. Source: OpenAPI 3.1.
 */
final class ControlOpenApi {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final Map<String, Object> REFUSED_RESPONSE = Map.of("$ref", "#/components/responses/Refused");

    private final RecordSchemas schemas = new RecordSchemas();
    private final Map<?, ?> staticParts = readStaticParts();

    private ControlOpenApi() {}

    static ServerResponse of(List<Route<Endpoint>> table) {
        return ServerResponse.of(200, "application/json", Json.encode(new ControlOpenApi().document(table)))
                .with("Cache-Control", "no-store");
    }

    private Map<String, Object> document(List<Route<Endpoint>> table) {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (Route<Endpoint> route : table) {
            paths.computeIfAbsent(route.template(), path -> new LinkedHashMap<>())
                    .put(route.method().toLowerCase(Locale.ROOT), operation(route));
        }
        Map<String, Object> refused = Map.of("description",
                "The request was refused. `code` says why, and `detail` what to do.", "content",
                Map.of("application/problem+json", Map.of("schema", schemas.reference(Problem.class))));
        Map<String, Object> components = new LinkedHashMap<>();
        components.put("securitySchemes", Map.of("token", Map.of("type", "http", "scheme", "bearer")));
        components.put("parameters", staticParts.get("parameters"));
        components.put("responses", Map.of("Refused", refused));
        Map<Object, Object> all = new LinkedHashMap<>(schemas.all());
        all.putAll((Map<?, ?>) staticParts.get("schemas"));
        components.put("schemas", all);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", staticParts.get("info"));
        document.put("paths", paths);
        document.put("components", components);
        return document;
    }

    private Map<String, Object> operation(Route<Endpoint> route) {
        EndpointSchema schema = route.target().schema();
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("summary", route.target().summary());
        List<Object> parameters = new ArrayList<>();
        Matcher variable = VARIABLE.matcher(route.template());
        while (variable.find()) {
            parameters.add(Map.of("name", variable.group(1), "in", "path", "required", true, "schema",
                    Map.of("type", "string")));
        }
        schema.query().forEach(name -> parameters.add(Map.of("$ref", "#/components/parameters/" + name)));
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        if (schema.body() != null) {
            operation.put("requestBody", Map.of("required", true, "content", Map.of("application/json",
                    Map.of("schema", Map.of("$ref", "#/components/schemas/" + schema.body())))));
        }
        operation.put("responses", responses(schema));
        if (!route.target().isPublic()) {
            // The empty alternative is for programs on the server's own computer.
            operation.put("security", List.of(Map.of("token", List.of()), Map.of()));
        }
        return operation;
    }

    private Map<String, Object> responses(EndpointSchema schema) {
        Map<String, Object> responses = new LinkedHashMap<>();
        if (schema.status() == null) {
            for (String range : List.of("2XX", "3XX", "4XX", "5XX")) {
                responses.put(range, Map.of("description", "The status that was requested."));
            }
            // A wrong name or parameter is refused, whatever the status that was requested.
            responses.put("404", REFUSED_RESPONSE);
            responses.put("422", REFUSED_RESPONSE);
            return responses;
        }
        Map<String, Object> success = new LinkedHashMap<>(Map.of("description", "Success."));
        if (schema.mediaType() != null) {
            success.put("content", Map.of(schema.mediaType(), schema.responseBody() == null
                    ? Map.of()
                    : Map.of("schema", schemas.reference(schema.responseBody()))));
        }
        responses.put(schema.status().toString(), success);
        responses.put("4XX", REFUSED_RESPONSE);
        responses.put("5XX", REFUSED_RESPONSE);
        return responses;
    }

    private static Map<?, ?> readStaticParts() {
        try (InputStream file = Objects
                .requireNonNull(ControlOpenApi.class.getResourceAsStream("openapi-static-parts.json"))) {
            return Json.decode(Map.class, file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
