package dev.latchkey.mockserver;

import static dev.latchkey.mockserver.RefusalTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sending messages with all their properties, and reading them back. */
class SendingTest {
    private static final String EMAIL = """
            {"from":"Shop <shop@example.com>","subject":"Hello {{name}}","text":"Dear {{name}}","html":"<b>{{name}}</b>",
            "to":[{"mailbox":"Ann <ann@example.com>","fields":{"name":"Ann & Co"}},
                  {"mailbox":"bob@example.com","fields":{"name":"Bob"}}],
            "cc":[{"mailbox":"carl@example.com","fields":{"name":"Carl"}}],
            "bcc":[{"mailbox":"dora@example.com","fields":{"name":"Dora"}}],
            "replyTo":"help@example.com","headers":{"X-Campaign":"spring"},"tags":["welcome"],"reference":"c-7",
            "attachments":[{"name":"ä.txt","type":"text/plain","content":"SGVsbG8="},
                           {"name":"l.gif","type":"image/gif","content":"R0lG","contentId":"logo"}]}""";

    private RunningServer server;
    private ApiClient keyed;

    @BeforeEach
    void start() throws IOException {
        server = new RunningServer();
        keyed = server.keyed("\"permissions\":[\"*\"]");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anEmailIsReadBackAsItWasSent() {
        ApiClient.Response sent = keyed.post("/sandbox/v1/emails", EMAIL);
        assertThat(sent.status()).as(sent.body()).isEqualTo(201);

        ApiClient.Response message = keyed.get("/sandbox/v1/messages/" + sent.text("id"));

        assertThat(sent.text("recipients")).isEqualTo("4");
        assertThat(message.list("to").toString()).isEqualTo("[Ann <ann@example.com>, bob@example.com]");
        assertThat(message.list("cc") + "" + message.list("bcc") + message.text("replyTo"))
                .isEqualTo("[carl@example.com][dora@example.com]help@example.com");
        assertThat(message.list("headers").toString()).isEqualTo("[{name=X-Campaign, value=spring}]");
        assertThat(message.list("attachments").toString()).contains("name=ä.txt", "size=5", "contentId=logo",
                "inline=true");
        assertThat(message.text("reference") + message.list("tags")).isEqualTo("c-7[welcome]");
        assertThat(message.list("recipients")).hasSize(4).allSatisfy(
                recipient -> assertThat(((Map<?, ?>) recipient).get("status")).isEqualTo("delivered"));
    }

    @Test
    void eachRecipientReadsTheirOwnWords() {
        String path = "/sandbox/v1/messages/" + keyed.post("/sandbox/v1/emails", EMAIL).text("id") + "/content";

        assertThat(keyed.get(path + "?recipient=bob@example.com").text("subject")).isEqualTo("Hello Bob");
        ApiClient.Response ann = keyed.get(path);
        assertThat(ann.text("text") + ann.text("html")).isEqualTo("Dear Ann & Co<b>Ann &amp; Co</b>");
        assertRefused(keyed.get(path + "?recipient=eve@example.com"), 404, "not-found");
    }

    @Test
    void anAttachmentIsSavedAndNeverShown() {
        String path = "/sandbox/v1/messages/" + keyed.post("/sandbox/v1/emails", EMAIL).text("id") + "/attachments/";

        ApiClient.Response file = keyed.get(path + "0");
        assertThat(file.body()).isEqualTo("Hello");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename*=UTF-8''%C3%A4.txt");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertRefused(keyed.get(path + "2"), 404, "not-found");
        assertRefused(keyed.get(path + "x"), 404, "not-found");
    }

    @Test
    void anEmailOfTwentyMegabytesIsTakenAndALargerOneRefused() {
        byte[] file = new byte[20 << 20];
        new Random(1).nextBytes(file);
        String body = "{\"from\":\"a@example.com\",\"to\":[\"b@example.com\"],\"subject\":\"S\",\"text\":\"T\","
                + "\"attachments\":[{\"name\":\"a\",\"content\":\"%s\"}]}";

        ApiClient.Response sent = keyed.post("/sandbox/v1/emails",
                body.formatted(Base64.getEncoder().encodeToString(file)));
        assertThat(sent.status()).isEqualTo(201);
        assertThat(Double.parseDouble(keyed.get("/sandbox/v1/messages/" + sent.text("id")).text("size")))
                .isGreaterThan(20 << 20);
        assertRefused(keyed.post("/sandbox/v1/emails",
                body.formatted(Base64.getEncoder().encodeToString(new byte[25 << 20]))), 413, "too-large");
        assertRefused(keyed.post("/sandbox/v1/sms", body), 422, "invalid");
    }

    @Test
    void aDelayedMessageCanBeTakenBackUntilItsTimeHasCome() {
        String later = "{\"to\":\"+4915112345678\",\"text\":\"Hello\",\"sendAt\":\"2026-03-01T13:00:00Z\"}";
        ApiClient.Response first = keyed.post("/sandbox/v1/sms", later);
        assertThat(first.text("status")).isEqualTo("scheduled");

        assertThat(keyed.post("/sandbox/v1/messages/" + first.text("id") + "/cancel", "").text("status"))
                .isEqualTo("canceled");
        assertRefused(keyed.post("/sandbox/v1/messages/" + first.text("id") + "/cancel", ""), 409, "conflict");
        String sent = keyed.post("/sandbox/v1/sms", "{\"to\":\"+4915112345678\",\"text\":\"Hello\"}").text("id");
        assertRefused(keyed.post("/sandbox/v1/messages/" + sent + "/cancel", ""), 409, "conflict");
        assertThat(keyed.get("/sandbox/v1/messages/" + first.text("id") + "/events").list("items")).last().asString()
                .contains("type=canceled");
        assertRefused(server.keyed("\"permissions\":[\"email:send\"]")
                .post("/sandbox/v1/messages/" + first.text("id") + "/cancel", ""), 403, "permission-missing");
    }

    @Test
    void theListShowsWhatFits() {
        keyed.post("/sandbox/v1/emails", EMAIL);
        keyed.post("/sandbox/v1/sms",
                "{\"to\":[\"+4915112345678\",\"+447700900001\"],\"text\":\"Hi\",\"tags\":[\"x\"]}");
        String list = "/sandbox/v1/messages?";

        assertThat(keyed.get(list + "channel=sms").list("items")).hasSize(1);
        assertThat(keyed.get(list + "tag=welcome&from=SHOP&to=carl").list("items")).hasSize(1);
        assertThat(keyed.get(list + "channel=sms&tag=welcome").list("items")).isEmpty();
        assertThat(keyed.get(list + "status=failed&environment=sandbox&source=http&key=test").list("items")).hasSize(1);
        assertThat(keyed.get(list + "since=2026-03-01T12:00:00Z&before=2026-03-01T12:00:00.001Z").list("items"))
                .hasSize(2);
        assertThat(keyed.get(list + "since=2026-03-01T12:00:01Z").list("items")).isEmpty();
    }

    @Test
    void liveMessagesCostAndSandboxMessagesDoNot() {
        ApiClient live = server.keyed("\"permissions\":[\"*\"],\"environment\":\"live\"");
        String sms = "{\"to\":[\"+4915112345678\",\"+4915112345679\"],\"text\":\"Hi\"}";

        assertThat(keyed.post("/sandbox/v1/sms", sms).text("price")).isEqualTo("0");
        assertThat(live.post("/sandbox/v1/sms", sms).text("price")).isEqualTo("0.150");
        assertThat(live.get("/sandbox/v1/account").text("balance")).isEqualTo("99.850");
    }

    @Test
    void statisticsCountPerDayKeyAndChannel() {
        keyed.post("/sandbox/v1/emails", EMAIL);
        keyed.post("/sandbox/v1/sms", "{\"to\":\"+4915112345678\",\"text\":\"Hi\"}");
        server.clock.advance(Duration.ofDays(1));
        keyed.post("/sandbox/v1/sms", "{\"to\":\"+4915112345678\",\"text\":\"Hi\"}");

        ApiClient.Response all = keyed.get("/sandbox/v1/statistics");
        ApiClient.Response first = keyed.get("/sandbox/v1/statistics?limit=2");
        ApiClient.Response second = keyed.get("/sandbox/v1/statistics?limit=2&cursor=" + first.text("next"));

        assertThat(all.list("items")).hasSize(3).last().asString().contains("day=2026-03-02", "delivered=1");
        assertThat(all.list("items").toString()).contains("recipients=4");
        assertThat(first.list("items")).hasSize(2);
        assertThat(second.list("items")).hasSize(1);
        assertThat(keyed.get("/sandbox/v1/statistics?channel=email").list("items")).hasSize(1);
        assertThat(keyed.get("/sandbox/v1/statistics?from=2026-03-02&to=2026-03-02").list("items")).hasSize(1);
        assertThat(keyed.get("/sandbox/v1/statistics?key=key_none").list("items")).isEmpty();
        assertThat(keyed.get("/sandbox/v1/statistics?from=tomorrow").fieldErrors())
                .containsExactly("#/from not-a-day");
    }
}
