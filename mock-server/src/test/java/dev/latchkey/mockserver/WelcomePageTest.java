package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page at the root, and how far the lists of the control API reach. */
class WelcomePageTest {
    @Test
    void theRootSaysWhatThisIsAndWhereToGo() throws Exception {
        try (RunningServer server = new RunningServer()) {
            ApiClient.Response page = server.api.get("/");

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("mock server", "href=\"/_latchkey/\"", "/sandbox/v1/openapi.json");
            assertThat(page.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(
                    policy -> assertThat(policy).startsWith("default-src 'none'"));
            assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(server.api.get("/nothing").status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({"messages?limit=500,200", "messages?limit=501,422", "messages?after=0&count=1000,200",
            "messages?after=0&count=1001,422", "webhook-attempts?limit=500,200", "webhook-attempts?limit=501,422",
            "journal?limit=500,200", "sink/a/calls?count=1000,200"})
    void listsTakeTheLimitsOfTheirDocument(String path, int status) throws Exception {
        try (RunningServer server = new RunningServer()) {
            assertThat(server.api.get("/_latchkey/v1/" + path).status()).isEqualTo(status);
        }
    }

    @Test
    void theDocumentListsOnlyEventsThatCanBeSimulated() throws Exception {
        try (RunningServer server = new RunningServer()) {
            String document = server.api.get("/_latchkey/v1/openapi.json").body();
            String types = document.substring(document.indexOf("\"NewEvent\""));
            types = types.substring(0, types.indexOf("\"recipient\""));

            assertThat(types).contains("\"bounced\"").doesNotContain("\"scheduled\"", "\"queued\"", "\"canceled\"");
        }
    }
}
