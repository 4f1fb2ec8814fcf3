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

/** Holds every answer that a test sees against the published description of the API. */
final class ApiContract {
    static final JsonNode DOCUMENT = read();

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();
    // What no description of an operation can promise not to happen.
    private static final Set<Integer> ANYWHERE = Set.of(405, 408, 414, 431, 500, 501, 503, 505);

    private ApiContract() {}

    /** The operations, by method and path. */
    static Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        DOCUMENT.get("paths").properties().forEach(path -> path.getValue().properties().forEach(
                operation -> operations.put(operation.getKey().toUpperCase(Locale.ROOT) + " "
                        + path.getKey(), operation.getValue())));
        return operations;
    }

    static void check(String method, String path, Api.Answer answer) {
        String bare = path.replaceFirst("\\?.*", "");
        String asked = method.equals("HEAD") ? "GET" : method;
        JsonNode operation = operations().entrySet().stream()
                .filter(entry -> matches(entry.getKey(), asked + " " + bare)).map(Map.Entry::getValue).findFirst()
                .orElse(null);
        if (method.equals("HEAD") || answer.status() == 204) {
            assertThat(answer.body()).isEmpty();
            return;
        }
        if (operation == null || ANYWHERE.contains(answer.status())) {
            assertThat(answer.status()).isGreaterThanOrEqualTo(400);
            assertFits("Problem", answer.body());
            return;
        }
        JsonNode described = operation.get("responses").get(String.valueOf(answer.status()));
        assertThat(described).as("description of %s %s answering %d", method, bare, answer.status()).isNotNull();
        if (described.has("$ref")) {
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertFits("Problem", answer.body());
            return;
        }
        JsonNode schema = described.at("/content/application~1json/schema/$ref");
        if (!schema.isMissingNode()) {
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
            assertFits(schema.asText().replaceFirst(".*/", ""), answer.body());
        }
    }

    /** Whether a body fits a schema of the document, without anything that the schema does not name. */
    static void assertFits(String schema, String body) {
        assertThat(SCHEMAS.computeIfAbsent(schema, ApiContract::schema).validate(body, InputFormat.JSON))
                .as("%s against the schema %s", body, schema).isEmpty();
    }

    private static boolean matches(String template, String asked) {
        return Pattern.matches(template.replaceAll("\\{\\w+}", "[^/]+"), asked);
    }

    private static Schema schema(String name) {
        ObjectNode root = DOCUMENT.deepCopy();
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

    private static JsonNode read() {
        try (InputStream document = ApiContract.class.getResourceAsStream("dialect/sandbox/openapi.json")) {
            return new ObjectMapper().readTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
