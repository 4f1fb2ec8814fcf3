package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The control API accepts exactly what its OpenAPI document says. {@link ApiClient} checks the responses in every test.
 */
class ControlOpenApiTest {
    private static final Pattern KNOWN = Pattern.compile("Known are ([\\w, ]+)\\.");

    private RunningServer server;
    private ApiClient.Response key;
    private String message;

    @BeforeEach
    void start() throws IOException {
        server = new RunningServer();
        key = server.makeKey("\"permissions\":[\"*\"]");
        message = server.api.withKey(key).post("/sandbox/v1/sms", "{\"to\":\"+4915112345678\",\"text\":\"one\"}")
                .text("id");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void eachCallTakesTheParametersThatAreDescribedAndNoOther() {
        int tried = 0;
        for (Map.Entry<String, JsonNode> operation : ApiContract.control().operations().entrySet()) {
            ApiClient.Response response = ask(operation.getKey(), "?no-such=1",
                    operation.getValue().has("requestBody"));
            Set<String> described = parameters(operation.getValue());
            if (response.status() == 422) {
                assertThat(known(response)).as(operation.getKey()).isEqualTo(described);
                tried++;
            } else {
                assertThat(described).as(operation.getKey() + " answers " + response.body()).isEmpty();
            }
        }
        assertThat(tried).isGreaterThan(45);
    }

    @Test
    void eachBodyHasTheFieldsThatAreDescribedAndNoOther() {
        int tried = 0;
        for (Map.Entry<String, JsonNode> operation : ApiContract.control().operations().entrySet()) {
            if (operation.getValue().has("requestBody")) {
                assertThat(known(ask(operation.getKey(), "", true))).as(operation.getKey())
                        .isEqualTo(fields(operation.getValue()));
                tried++;
            }
        }
        assertThat(tried).isEqualTo(11);
    }

    @Test
    void whatIsExportedIsASeed() {
        server.api.post("/_latchkey/v1/faults", "{\"phase\":\"answer\",\"delay\":{\"median\":\"1ms\"}}");
        server.api.post("/_latchkey/v1/webhooks", "{\"gateway\":\"sandbox\",\"url\":\"http://127.0.0.1:9/\"}");

        ApiContract.control().assertFits("Seed", server.api.get("/_latchkey/v1/export?messages=true").body());
    }

    @Test
    void aPageNamesEveryCallAndLinksThoseThatCanBeFollowed() {
        ApiClient.Response page = server.api.get("/_latchkey/");

        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        ApiContract.control().operations().keySet()
                .forEach(operation -> assertThat(page.body()).contains(operation.replaceAll(".* ", "")));
        Matcher links = Pattern.compile("href=\"([^\"]+)\"").matcher(page.body());
        List<String> followed = new ArrayList<>();
        while (links.find()) {
            assertThat(server.api.get(links.group(1)).status()).as(links.group(1)).isEqualTo(200);
            followed.add(links.group(1));
        }
        assertThat(followed).contains("/_latchkey/v1/health/ready", "/_latchkey/v1/messages",
                "/sandbox/v1/openapi.json");
    }

    private ApiClient.Response ask(String operation, String query, boolean withBody) {
        String[] parts = operation.split(" ", 2);
        String path = parts[1].replace("/accounts/{id}", "/accounts/" + server.accountId)
                .replace("{key}", key.text("id")).replace("/messages/{id}", "/messages/" + message)
                .replaceAll("\\{\\w+}", "x") + query;
        byte[] body = withBody ? "{\"no-such\":1}".getBytes(StandardCharsets.UTF_8) : null;
        return server.api.with("Content-Type", "application/json").send(parts[0], path, body);
    }

    /** Returns the parameters or fields that a refusal lists as valid. */
    private static Set<String> known(ApiClient.Response response) {
        for (Object error : response.list("errors")) {
            Map<?, ?> fieldError = (Map<?, ?>) error;
            if (String.valueOf(fieldError.get("pointer")).equals("#/no-such")) {
                Matcher matcher = KNOWN.matcher(String.valueOf(fieldError.get("detail")));
                return matcher.find() ? new TreeSet<>(List.of(matcher.group(1).split(", "))) : Set.of();
            }
        }
        throw new AssertionError(response.body());
    }

    private static Set<String> parameters(JsonNode operation) {
        Set<String> names = new TreeSet<>();
        operation.path("parameters").forEach(parameter -> {
            String reference = parameter.path("$ref").asText();
            if (!reference.isEmpty()) {
                JsonNode described = ApiContract.control().document.at(reference.substring(1));
                assertThat(described.path("in").asText()).as(reference).isEqualTo("query");
                names.add(described.path("name").asText());
            }
        });
        return names;
    }

    private static Set<String> fields(JsonNode operation) {
        String reference = operation.at("/requestBody/content/application~1json/schema/$ref").asText();
        Set<String> names = new TreeSet<>();
        ApiContract.control().document.at(reference.substring(1)).path("properties").fieldNames()
                .forEachRemaining(names::add);
        return names;
    }
}
