package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks responses against the published OpenAPI document of their API. */
final class ApiContract {
    static final ApiContract SANDBOX = new ApiContract(read());

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12);
    // Statuses that any operation may return, without being documented for each.
    private static final Set<Integer> ANYWHERE = Set.of(405, 408, 414, 431, 500, 501, 503, 505);

    final JsonNode document;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private ApiContract(JsonNode document) {
        this.document = document;
    }

    /** Returns the contract of the control API, whose document a server generates. */
    static ApiContract control() {
        return Control.CONTRACT;
    }

    private static final class Control {
        static final ApiContract CONTRACT = new ApiContract(controlDocument());
    }

    /** Returns the operations by method and path. */
    Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        document.get("paths").properties().forEach(path -> path.getValue().properties().forEach(
                operation -> operations.put(operation.getKey().toUpperCase(Locale.ROOT) + " "
                        + path.getKey(), operation.getValue())));
        return operations;
    }

    void check(String method, String path, ApiClient.Response response) {
        String bare = path.replaceFirst("\\?.*", "");
        String documentedMethod = method.equals("HEAD") ? "GET" : method;
        JsonNode operation = operations().entrySet().stream()
                .filter(entry -> matches(entry.getKey(), documentedMethod + " " + bare)).map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
        if (method.equals("HEAD") || response.status() == 204) {
            assertThat(response.body()).isEmpty();
            return;
        }
        JsonNode described = operation == null ? null : described(operation, String.valueOf(response.status()));
        if (operation == null || described == null && ANYWHERE.contains(response.status())) {
            assertThat(response.status()).isGreaterThanOrEqualTo(400);
            assertFits("Problem", response.body());
            return;
        }
        assertThat(described).as("documentation of %s %s with status %d", method, bare, response.status()).isNotNull();
        if (described.has("$ref")) {
            assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertFits("Problem", response.body());
            return;
        }
        described.path("content").properties().stream().map(Map.Entry::getKey).filter(type -> !type.equals("*/*"))
                .forEach(type -> assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith(type));
        JsonNode schema = described.at("/content/application~1json/schema/$ref");
        if (!schema.isMissingNode()) {
            assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
            assertFits(schema.asText().replaceFirst(".*/", ""), response.body());
        }
    }

    private static @Nullable JsonNode described(JsonNode operation, String status) {
        JsonNode exactly = operation.get("responses").get(status);
        return exactly == null ? operation.get("responses").get(status.charAt(0) + "XX") : exactly;
    }

    /** Asserts that a body matches a schema of the document and has no undocumented properties. */
    void assertFits(String schema, String body) {
        assertThat(schemas.computeIfAbsent(schema, this::schema).validate(body, InputFormat.JSON))
                .as("%s against the schema %s", body, schema).isEmpty();
    }

    private static boolean matches(String template, String operation) {
        return Pattern.matches(template.replaceAll("\\{\\w+}", "[^/]+"), operation);
    }

    private Schema schema(String name) {
        ObjectNode root = document.deepCopy();
        ObjectNode schema = new ObjectMapper().createObjectNode();
        schema.put("$ref", "#/components/schemas/" + name);
        root.at("/components/schemas").forEach(each -> {
            if (each.has("properties") && !each.has("additionalProperties")) {
                ((ObjectNode) each).put("additionalProperties", false);
            }
        });
        schema.set("components", root.get("components"));
        return REGISTRY.getSchema(schema);
    }

    private static JsonNode controlDocument() {
        try (RunningServer server = new RunningServer()) {
            return new ObjectMapper().readTree(server.api.unchecked("GET", "/_latchkey/v1/openapi.json", null).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read() {
        try (InputStream document = ApiContract.class.getResourceAsStream("gateway/sandbox/openapi.json")) {
            return new ObjectMapper().readTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
