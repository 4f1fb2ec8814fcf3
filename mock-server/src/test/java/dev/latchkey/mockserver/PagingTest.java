package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paging through lists: no item is missed or repeated. */
class PagingTest {
    private RunningServer server;
    private ApiClient session;
    private String key;
    private String message;
    private String webhook;

    @BeforeEach
    void start() throws IOException {
        server = new RunningServer();
        session = server.signedIn();
        for (int i = 0; i < 3; i++) {
            ApiClient.Response created = server.makeKey("\"permissions\":[\"*\"]");
            key = created.text("id");
            webhook = session.post("/sandbox/v1/webhooks", "{\"url\":\"http://127.0.0.1:" + server.port()
                    + "/_latchkey/v1/sink/a\"}").part("webhook").text("id");
            message = server.api.withKey(created)
                    .post("/sandbox/v1/sms", "{\"to\":\"+4915112345678\",\"text\":\"one\"}")
                    .text("id");
            server.api.withKey(created).get("/sandbox/v1/account");
        }
        assertThat(server.api.get("/_latchkey/v1/sink/a/calls?wait=20s&count=18").list("items")).hasSize(18);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/keys", "/keys/{key}/activity", "/messages", "/messages/{message}/events", "/webhooks",
            "/webhooks/{webhook}/attempts", "/statistics"})
    void theSandboxGoesOnAfterACursor(String list) {
        assertPages("/sandbox/v1" + list, "cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/messages", "/journal", "/webhook-attempts"})
    void theControlApiGoesOnBeforeWhatWasSeen(String list) {
        assertPages("/_latchkey/v1" + list, "before");
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        assertThat(session.get("/sandbox/v1/webhooks?cursor=" + message).fieldErrors())
                .containsExactly("#/cursor unknown");
    }

    private void assertPages(String list, String goesOn) {
        String path = list.replace("{key}", key).replace("{message}", message).replace("{webhook}", webhook);
        List<?> whole = session.get(path).list("items");
        assertThat(whole.size()).as(path).isGreaterThan(1);
        List<Object> read = new ArrayList<>();
        ApiClient.Response page = session.get(path + "?limit=1");
        while (page.json().containsKey("next")) {
            assertThat(page.list("items")).as(path).hasSize(1);
            read.addAll(page.list("items"));
            page = session.get(path + "?limit=1&" + goesOn + "=" + page.text("next"));
            assertThat(page.status()).as(page.body()).isEqualTo(200);
        }
        read.addAll(page.list("items"));
        // The journal contains the requests of this test too, before the other entries.
        assertThat(ids(read)).as(path).endsWith(ids(whole).toArray(String[]::new)).doesNotHaveDuplicates();
    }

    private static List<String> ids(List<?> items) {
        return items.stream().map(Map.class::cast)
                .map(item -> String.valueOf(item.containsKey("id") ? item.get("id") : item)).toList();
    }
}
