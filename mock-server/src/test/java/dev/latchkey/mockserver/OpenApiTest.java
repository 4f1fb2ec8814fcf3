package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.mockserver.gateway.GatewayApi;
import dev.latchkey.mockserver.gateway.GatewayOperation;
import dev.latchkey.mockserver.http.HttpRouter.Route;
import dev.latchkey.mockserver.model.RefusalReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sandbox API accepts exactly what its OpenAPI document says. */
class OpenApiTest {
    private RunningServer server;

    @BeforeEach
    void start() throws IOException {
        server = new RunningServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everybodyCanReadIt() {
        ApiClient.Response response = server.api.get("/sandbox/v1/openapi.json");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text("openapi")).startsWith("3.1");
    }

    @Test
    void everyRouteIsInItAndItHasNoOther() {
        Set<String> routes = new TreeSet<>();
        for (Route<GatewayOperation> route : gateway().routes()) {
            routes.add(route.method() + " " + route.template());
        }

        assertThat(ApiContract.SANDBOX.operations().keySet()).containsExactlyElementsOf(routes);
    }

    @Test
    void itNamesThePermissionThatEachRouteNeeds() {
        for (Route<GatewayOperation> route : gateway().routes()) {
            JsonNode described = ApiContract.SANDBOX.operations().get(route.method() + " " + route.template());
            String needed = route.target().requiredCapability() == null
                    ? ""
                    : gateway().permission(route.target().requiredCapability()).name();
            assertThat(described.path("x-permission").asText()).as(route.template()).isEqualTo(needed);
            assertThat(described.has("security")).as(route.template()).isEqualTo(route.target().isPublic());
        }
    }

    @Test
    void itKnowsEveryCodeARefusalCanHave() {
        List<String> known = new ArrayList<>();
        ApiContract.SANDBOX.document.at("/components/schemas/Code/enum").forEach(code -> known.add(code.asText()));

        assertThat(known).containsAll(Arrays.stream(RefusalReason.values())
                .filter(reason -> reason != RefusalReason.CONTROL_FORBIDDEN && reason != RefusalReason.EMAIL_TAKEN
                        && !reason.code().startsWith("release-"))
                .map(RefusalReason::code).toList());
    }

    @Test
    void everyExampleOfARequestWorks() {
        int tried = 0;
        for (Map.Entry<String, JsonNode> operation : ApiContract.SANDBOX.operations().entrySet()) {
            JsonNode examples = operation.getValue().at("/requestBody/content/application~1json/examples");
            String schema = operation.getValue().at("/requestBody/content/application~1json/schema/$ref").asText();
            for (Map.Entry<String, JsonNode> example : examples.properties()) {
                String body = example.getValue().get("value").toString();
                ApiContract.SANDBOX.assertFits(schema.replaceFirst(".*/", ""), body);
                assertThat(ask(operation.getKey(), body).status()).as("%s of %s", example.getKey(), operation.getKey())
                        .isBetween(200, 299);
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(12);
    }

    @Test
    void eachOperationTakesTheParametersThatAreDescribedAndNoOther() {
        int tried = 0;
        for (Map.Entry<String, JsonNode> operation : ApiContract.SANDBOX.operations().entrySet()) {
            if (operation.getKey().endsWith("/openapi.json")) {
                continue;
            }
            String[] parts = operation.getKey().split(" ", 2);
            ApiClient caller = parts[1].endsWith("/sms") || parts[1].endsWith("/emails")
                    ? server.keyed("\"permissions\":[\"*\"]")
                    : server.signedIn();
            ApiClient.Response response = caller.send(parts[0],
                    parts[1].replaceAll("\\{\\w+}", "x") + "?no-such=1&no-such=2",
                    null);

            String known = described(operation.getValue());
            assertThat(response.fieldErrors()).as(operation.getKey()).containsExactly("#/no-such twice",
                    "#/no-such unknown-parameter");
            assertThat(response.body()).as(operation.getKey())
                    .contains(known.isEmpty() ? "None is known here." : "Known are " + known + ".");
            tried++;
        }
        assertThat(tried).isGreaterThan(25);
    }

    private static String described(JsonNode operation) {
        Set<String> names = new TreeSet<>();
        operation.path("parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals("query")) {
                names.add(parameter.path("name").asText());
            }
        });
        return String.join(", ", names);
    }

    private ApiClient.Response ask(String operation, String body) {
        String[] parts = operation.split(" ", 2);
        ApiClient caller = parts[1].endsWith("/sms") || parts[1].endsWith("/emails")
                ? server.keyed("\"permissions\":[\"*\"]")
                : server.signedIn();
        String path = parts[1].contains("/keys/")
                ? parts[1].replace("{id}", server.makeKey("\"permissions\":[\"*\"]").text("id"))
                : parts[1].contains("{id}") ? parts[1].replace("{id}", webhook()) : parts[1];
        return parts[0].equals("PATCH") ? caller.patch(path, body) : caller.post(path, body);
    }

    private String webhook() {
        return server.signedIn().post("/sandbox/v1/webhooks", "{\"url\":\"http://127.0.0.1:9/\"}").part("webhook")
                .text("id");
    }

    private GatewayApi gateway() {
        return server.components.gateways().get(0);
    }
}
