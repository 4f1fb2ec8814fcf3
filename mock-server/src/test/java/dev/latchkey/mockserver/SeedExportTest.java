package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.smtp.SmtpTestClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The export of a server creates another server with the same behavior. */
class SeedExportTest {
    private static final String V1 = "/_latchkey/v1";

    private RunningServer server;
    private ApiClient.Response key;
    private ApiClient keyed;

    @BeforeEach
    void start() throws IOException {
        server = new RunningServer();
        key = server.makeKey("\"permissions\":[\"*\"]");
        keyed = server.api.withKey(key);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatWaitsForItsTimeIsSentThenOrTakenBackUntilThen() throws IOException {
        String later = "{\"to\":\"+4915112345678\",\"text\":\"%s\",\"sendAt\":\"" + server.clock.instant()
                .plusSeconds(3_600) + "\"}";
        keyed.post("/sandbox/v1/sms", later.formatted("sent"));
        keyed.post("/sandbox/v1/sms", later.formatted("canceled"));

        try (RunningServer fresh = seeded()) {
            ApiClient same = fresh.api.withKey(key);
            assertThat(same.post("/sandbox/v1/messages/" + id(fresh, "canceled") + "/cancel", "{}").status())
                    .isEqualTo(200);
            assertThat(fresh.api.post(V1 + "/clock/advance", "{\"by\":\"59m\"}").text("sends")).isEqualTo("0");
            assertThat(fresh.api.post(V1 + "/clock/advance", "{\"by\":\"1m\"}").text("sends")).isEqualTo("1");
            assertThat(found(fresh, "sent").get("status")).isEqualTo("delivered");
            assertThat(found(fresh, "canceled").get("status")).isEqualTo("canceled");
        }
    }

    @Test
    void aSeedThatLeavesOutForWhichTimeAMessageWaitsIsRefused() {
        assertThat(applySeed(server, """
                {"accounts":[{"email":"ann@example.com","keys":[{"gateway":"sandbox","name":"k","permissions":["*"],
                 "secret":"a-secret-of-some-length"}],"messages":[{"channel":"sms","key":"k","status":"scheduled",
                 "to":["+4915112345678"],"text":"Hello"}]}]}""").fieldErrors())
                .containsExactly("#/accounts/0/messages/0/sendAt missing");
    }

    @Test
    void aMomentWhoseYearHasMoreThanFourDigitsIsRefused() {
        for (String moment : List.of("+1000000000-12-31T23:59:59Z", "+10000-01-01T00:00:00Z", "1969-12-31T23:59:59Z")) {
            assertThat(applySeed(server, """
                    {"accounts":[{"email":"ann@example.com","keys":[{"gateway":"sandbox","name":"k","permissions":["*"],
                     "secret":"a-secret-of-some-length"}],"messages":[{"channel":"sms","key":"k","accepted":"%s",
                     "to":["+4915112345678"],"text":"Hello"}]}]}""".formatted(moment)).fieldErrors())
                    .containsExactly("#/accounts/0/messages/0/accepted out-of-range");
        }
    }

    @Test
    void recipientsKeepTheirWordsHoweverManyTheyAre() throws IOException {
        String many = IntStream.range(0, 900).mapToObj(i -> "\"a" + i + "@example.com\"")
                .collect(Collectors.joining(","));
        keyed.post("/sandbox/v1/emails", "{\"from\":\"s@example.com\",\"subject\":\"many\",\"text\":\"t\",\"to\":["
                + many + "]}");
        keyed.post("/sandbox/v1/emails", """
                {"from":"s@example.com","subject":"Hello {{name}}","text":"t",
                 "to":[{"mailbox":"ann@example.com","fields":{"name":"Ann"}},
                       {"mailbox":"bob@example.com","fields":{"name":"Bob"}}]}""");

        try (RunningServer fresh = seeded()) {
            assertThat((List<?>) found(fresh, "many").get("to")).hasSize(900);
            assertThat(fresh.api.withKey(key).get("/sandbox/v1/messages/" + id(fresh, "Hello")
                    + "/content?recipient=bob@example.com").text("subject")).isEqualTo("Hello Bob");
        }
    }

    @Test
    void mailsThatCameOverSmtpAreTakenHoweverOddTheyAre() throws IOException {
        mail("<>", "Subject: hidden\r\n\r\nTo nobody that can be seen");
        mail("<s@example.com>", "Subject: " + "long ".repeat(300) + "\r\nReply-To: <>\r\nTo: bob@example.com\r\n"
                + IntStream.range(0, 300).mapToObj(i -> "X-" + i + ": v\r\n").collect(Collectors.joining())
                + "X-Wide: " + "y".repeat(900) + ("\r\n " + "y".repeat(900)).repeat(12) + "\r\n\r\nText");
        mail("<s@example.com>",
                "Subject: parts\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                        + "--b\r\nContent-Disposition: attachment; filename=\"\"\r\n\r\nx\r\n".repeat(120) + "--b--");

        try (RunningServer fresh = seeded()) {
            assertThat((List<?>) found(fresh, "parts").get("attachments")).hasSize(120);
            assertThat((List<?>) found(fresh, "long").get("headers")).hasSizeGreaterThan(300);
            assertThat((List<?>) found(fresh, "hidden").get("bcc")).asString().isEqualTo("[bob@example.com]");
            assertThat(fresh.api.get(V1 + "/export?messages=true").body())
                    .isEqualTo(server.api.get(V1 + "/export?messages=true").body());
        }
    }

    @Test
    void anAccountThatWasReplacedNoLongerGoesByAClockThatStood() {
        server.api.send("POST", V1 + "/clock/freeze", null);
        applySeed(server, server.api.get(V1 + "/export").body());

        keyed.post("/sandbox/v1/sms", "{\"to\":\"+4915112345678\",\"text\":\"Hello\",\"sendAt\":\""
                + server.clock.instant().plusSeconds(60) + "\"}");
        server.clock.advance(Duration.ofMinutes(2));
        server.components.delivery().wake();

        assertThat(server.api.get(V1 + "/messages?q=is:delivered&after=0&wait=20s").list("items")).hasSize(1);
    }

    private RunningServer seeded() throws IOException {
        RunningServer fresh = new RunningServer();
        ApiClient.Response created = applySeed(fresh, server.api.get(V1 + "/export?messages=true").body());
        assertThat(created.status()).as(created.body()).isEqualTo(200);
        return fresh;
    }

    private static ApiClient.Response applySeed(RunningServer server, String document) {
        return server.api.with("Content-Type", "application/json").send("PUT", V1 + "/seed?replace=true",
                document.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<?, ?> found(RunningServer server, String query) {
        return (Map<?, ?>) server.api.get(V1 + "/messages?q=" + query).list("items").get(0);
    }

    private static String id(RunningServer server, String query) {
        return String.valueOf(found(server, query).get("id"));
    }

    private void mail(String from, String mail) throws IOException {
        try (SmtpTestClient smtp = new SmtpTestClient(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.smtpPort()))) {
            smtp.readReply();
            smtp.command("EHLO me.example");
            smtp.command("AUTH PLAIN " + SmtpTestClient.base64("\0" + key.text("key") + "\0" + key.text("secret")));
            smtp.command("MAIL FROM:" + from);
            smtp.command("RCPT TO:<bob@example.com>");
            assertThat(smtp.command("DATA")).startsWith("354 ");
            assertThat(smtp.command(mail + "\r\n.")).startsWith("250 ");
        }
    }
}
