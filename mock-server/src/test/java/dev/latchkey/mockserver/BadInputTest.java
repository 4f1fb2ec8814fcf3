package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invalid requests: each invalid field is named, and nothing is stored. */
class BadInputTest {
    private static final String KEYS = "/sandbox/v1/keys";

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                               | #/name missing
            {"name":null,"permissions":["*"]}                                | #/name missing
            {"name":"","permissions":["*"]}                                  | #/name empty
            {"name":"  ","permissions":["*"]}                                | #/name empty
            {"name":7,"permissions":["*"]}                                   | #/name wrong-kind
            {"name":"a\\nb","permissions":["*"]}                             | #/name control-character
            {"name":"a","permissions":[]}                                    | #/permissions too-few
            {"name":"a"}                                                     | #/permissions missing
            {"name":"a","permissions":"*"}                                   | #/permissions wrong-kind
            {"name":"a","permissions":["sms:send","fax:send"]}               | #/permissions/1 unknown-permission
            {"name":"a","permissions":[""]}                                  | #/permissions/0 unknown-permission
            {"name":"a","permissions":["*",5]}                               | #/permissions/1 wrong-kind
            {"name":"a","permissions":["*"],"environment":"production"}      | #/environment unknown
            {"name":"a","permissions":["*"],"length":15}                     | #/length out-of-range
            {"name":"a","permissions":["*"],"length":129}                    | #/length out-of-range
            {"name":"a","permissions":["*"],"length":1e99999}                | #/length out-of-range
            {"name":"a","permissions":["*"],"length":16.5}                   | #/length not-whole
            {"name":"a","permissions":["*"],"length":"16"}                   | #/length wrong-kind
            {"name":"a","permissions":["*"],"allowedIps":["10.0.0.1/8"]}     | #/allowedIps/0 not-an-address
            {"name":"a","permissions":["*"],"allowedIps":["::1","10.0.0/33"]}| #/allowedIps/1 not-an-address
            {"name":"a","permissions":["*"],"allowedIps":["example.com"]}    | #/allowedIps/0 not-an-address
            {"name":"a","permissions":["*"],"allowedIps":"10.0.0.1"}         | #/allowedIps wrong-kind
            {"name":"a","permissions":["*"],"allowedIPs":["10.0.0.1"]}       | #/allowedIPs unknown-field
            {"name":"a","permissions":["*"],"a/b~":1}                        | #/a~1b~0 unknown-field
            {"name":"a","permissions":["*"],"expires":"2026-03-01T12:00:00Z"}| #/expires past
            {"name":"a","permissions":["*"],"expires":"tomorrow"}            | #/expires not-an-instant
            {"name":"\\u200b\\ufeff","permissions":["*"]}                    | #/name invisible
            {"name":"gnp.\\u202eexe","permissions":["*"]}                    | #/name misleading
            {"name":"a","permissions":["*"],"expires":"+1000000000-12-31T23:59:59.999999999Z"} | #/expires too-late
            """)
    void aKeyWithAWrongFieldIsNotMade(String body, String error) {
        ApiClient.Response response = keyed.post(KEYS, body);

        RefusalTest.assertRefused(response, 422, "invalid");
        assertThat(response.fieldErrors()).contains(error);
        assertThat(keyed.get(KEYS).list("items")).hasSize(1);
    }

    @Test
    void allWrongFieldsAreNamedAtOnce() {
        ApiClient.Response response = keyed.post(KEYS,
                "{\"name\":\"" + "n".repeat(10_000)
                        + "\",\"permissions\":[\"no\"],\"allowedIps\":[\"x\"],\"length\":1}");

        assertThat(response.fieldErrors()).containsExactlyInAnyOrder("#/name too-long",
                "#/permissions/0 unknown-permission", "#/allowedIps/0 not-an-address", "#/length out-of-range");
        assertThat(response.body()).hasSizeLessThan(2000);
    }

    @Test
    void longInputIsShownAgainOnlyShortened() {
        String longText = "x".repeat(10_000);
        ApiClient.Response response = keyed.post(KEYS,
                "{\"name\":\"a\",\"permissions\":[\"" + longText + "\"],\"allowedIps\":[\""
                        + longText + "\",\"" + "1".repeat(500) + ":/64\"],\"environment\":\"" + longText + "\",\""
                        + longText
                        + "\":1}");

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.body()).hasSizeLessThan(3000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"text":"Hello"}                                        | #/to missing
            {"to":"015112345678","text":"Hello"}                    | #/to not-a-number
            {"to":"+123456","text":"Hello"}                         | #/to not-a-number
            {"to":"+1234567890123456","text":"Hello"}               | #/to not-a-number
            {"to":"+4915112345678","text":""}                       | #/text empty
            {"to":"+4915112345678","text":"a\\u0000b"}              | #/text control-character
            {"to":"+4915112345678","text":"Hello","from":"Shop!"}   | #/from not-a-sender
            {"to":"+4915112345678","text":"Hello","from":"   "}     | #/from not-a-sender
            {"to":"+4915112345678","text":"Hello","from":"Twelve chars"} | #/from not-a-sender
            {"to":[],"text":"Hello"}                                | #/to too-few
            {"to":["+4915112345678",7],"text":"Hello"}              | #/to/1 wrong-kind
            {"to":["+4915112345678","1"],"text":"Hello"}            | #/to/1 not-a-number
            {"to":{"a":"b"},"text":"Hello"}                         | #/to wrong-kind
            {"to":"+4915112345678","text":"Hello","tags":[" "]}     | #/tags/0 not-a-tag
            {"to":"+4915112345678","text":"Hello","reference":"a\\nb"} | #/reference control-character
            {"to":"+4915112345678","text":"Hello","sendAt":"soon"}  | #/sendAt not-an-instant
            """)
    void anSmsWithAWrongFieldIsNotSent(String body, String error) {
        ApiClient.Response response = keyed.post("/sandbox/v1/sms", body);

        RefusalTest.assertRefused(response, 422, "invalid");
        assertThat(response.fieldErrors()).contains(error);
        assertThat(keyed.get("/sandbox/v1/messages").list("items")).isEmpty();
    }

    @Test
    void anSmsHasUpToSixteenHundredCharacters() {
        String body = "{\"to\":\"+4915112345678\",\"text\":\"%s\"}";

        assertThat(keyed.post("/sandbox/v1/sms", body.formatted("ä".repeat(1600))).status()).isEqualTo(201);
        assertThat(keyed.post("/sandbox/v1/sms", body.formatted("😀".repeat(1600))).text("parts")).isEqualTo("49");
        assertThat(keyed.post("/sandbox/v1/sms", body.formatted("a".repeat(1601))).fieldErrors())
                .containsExactly("#/text too-long");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"from":"a@b.example","to":[],"subject":"S","text":"T"}                            | #/to too-few
            {"from":"a@b.example","to":["nobody"],"subject":"S","text":"T"}                    | #/to/0 not-an-address
            {"from":"a@b.example","to":["x@y.example\\r\\nBcc: z@y.example"],"subject":"S","text":"T"} | #/to/0 not-an-address
            {"from":"A\\nB <a@b.example>","to":["x@y.example"],"subject":"S","text":"T"}       | #/from not-an-address
            {"from":"a@-b.example","to":["x@y.example"],"subject":"S","text":"T"}              | #/from not-an-address
            {"from":"a@b.example","to":["x@y.example"],"subject":"S\\r\\nBcc: z@y.example","text":"T"} | #/subject control-character
            {"from":"a@b.example","to":["x@y.example"],"subject":"","text":"T"}                | #/subject empty
            {"from":"a@b.example","to":["x@y.example"],"subject":"S"}                          | #/text missing
            {"from":"a@b.example","to":["x@y.example"],"subject":"S","html":"a\\u0000"}        | #/html control-character
            {"from":"a@b.example","to":[{"name":"x"}],"subject":"S","text":"T"}                | #/to/0/mailbox missing
            {"from":"a@b.example","to":[{"mailbox":"x"}],"subject":"S","text":"T"}             | #/to/0/mailbox not-an-address
            {"from":"a@b.example","to":[7],"subject":"S","text":"T"}                           | #/to/0 wrong-kind
            {"from":"a@b.example","to":["x@y.example"],"cc":["y"],"subject":"S","text":"T"}    | #/cc/0 not-an-address
            {"from":"a@b.example","to":["x@y.example"],"replyTo":"y","subject":"S","text":"T"} | #/replyTo not-an-address
            {"from":"a@b.example","to":["x@y.example"],"subject":"S","text":"T","headers":{"Bcc":"z@y.example"}} | #/headers reserved
            {"from":"a@b.example","to":["x@y.example"],"subject":"S","text":"T","headers":{"X-A":"1\\r\\nBcc: z@y.example"}} | #/headers not-a-value
            {"from":"a@b.example","to":["x@y.example"],"subject":"S","text":"T","headers":{"X-A: 1\\r\\nBcc":"z"}} | #/headers not-a-name
            {"from":"a@b.example","to":["x@y.example"],"subject":"S","text":"T","headers":{"X-A":7}} | #/headers wrong-kind
            {"from":"a@b.example","to":["x@y.example"],"subject":"S","text":"T","attachments":[{"name":"a","content":"?"}]} | #/attachments/0/content not-base64
            {"from":"a@b.example","to":["x@y.example"],"subject":"S","text":"T","attachments":[{"name":"a","content":"QQ==QQ=="}]} | #/attachments/0/content not-base64
            {"from":"a@b.example","to":["x@y.example"],"subject":"S","text":"T","attachments":[{"name":"a","content":"QQ=A"}]} | #/attachments/0/content not-base64
            {"from":"a@b.example","to":["x@y.example"],"subject":"S","text":"T","attachments":[{"name":"../a","content":""}]} | #/attachments/0/name not-a-name
            {"from":"a@b.example","to":["x@y.example"],"subject":"S","text":"T","attachments":[{"name":"..","content":""}]} | #/attachments/0/name not-a-name
            {"from":"a@b.example","to":["x@y.example"],"subject":"S","text":"T","attachments":[{"name":"a","type":"image","content":""}]} | #/attachments/0/type not-a-type
            {"from":"a@b.example","to":["x@y.example"],"subject":"S","text":"T","attachments":[{"name":"a","content":"","contentId":"<a>"}]} | #/attachments/0/contentId character
            {"from":"a@b.example","to":[{"mailbox":"x@y.example","fields":{"a b":"c"}}],"subject":"S","text":"T"} | #/to/0/fields not-a-name
            """)
    void anEmailWithAWrongFieldIsNotSent(String body, String error) {
        ApiClient.Response response = keyed.post("/sandbox/v1/emails", body);

        RefusalTest.assertRefused(response, 422, "invalid");
        assertThat(response.fieldErrors()).contains(error);
        assertThat(keyed.get("/sandbox/v1/messages").list("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "\"text\"", "7", "{", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{} {}",
            "{\"a\":1,\"a\":2}", "{\"a\":NaN}", "{\"a\":01}", "{\"a\":\"\\ud83d\"}", "{'a':1}", "// {}"})
    void whatIsNoJsonObjectIsMalformed(String body) {
        RefusalTest.assertRefused(keyed.post(KEYS, body), 400, "malformed-json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}x          | text after the JSON object
            `\uFEFF{}`   | byte order mark
            {"to":"a}    | at 'to'
            {            | at its beginning
            `   `        | empty
            """)
    void whatIsWrongWithAMalformedBodyIsSaid(String body, String why) {
        assertThat(keyed.post(KEYS, body).text("detail")).contains(why);
    }

    @Test
    void deepNestingIsMalformedAndHarmless() {
        for (String open : new String[]{"[", "{\"a\":"}) {
            String body = "{\"name\":" + open.repeat(400_000 / open.length());
            ApiClient.Response response = keyed.post(KEYS, body);
            RefusalTest.assertRefused(response, 400, "malformed-json");
            assertThat(response.text("detail")).contains("nested");
        }
    }

    @Test
    void aMillionDigitsAreMalformedAndHarmless() {
        RefusalTest.assertRefused(keyed.post(KEYS, "{\"length\":" + "9".repeat(1_000_000) + "}"), 400,
                "malformed-json");
    }

    @Test
    void invalidUtf8IsMalformed() {
        byte[] latin1 = "{\"name\":\"ä\",\"permissions\":[\"*\"]}".getBytes(StandardCharsets.ISO_8859_1);

        RefusalTest.assertRefused(keyed.with("Content-Type", "application/json").send("POST", KEYS, latin1), 400,
                "malformed-json");
    }

    @Test
    void aBodyOfAnotherTypeIsNotRead() {
        byte[] body = "{\"name\":\"a\",\"permissions\":[\"*\"]}".getBytes(StandardCharsets.UTF_8);

        RefusalTest.assertRefused(keyed.send("POST", KEYS, body), 415, "unsupported-media-type");
        for (String type : new String[]{"text/plain", "application/x-www-form-urlencoded",
                "application/json; charset=iso-8859-1", "application/jsonp"}) {
            RefusalTest.assertRefused(keyed.with("Content-Type", type).send("POST", KEYS, body), 415,
                    "unsupported-media-type");
        }
        RefusalTest.assertRefused(keyed.with("Content-Encoding", "gzip").post(KEYS, "{}"), 415,
                "unsupported-media-type");
        assertThat(keyed.with("Content-Type", "Application/JSON; charset=\"UTF-8\"").send("POST", KEYS, body).status())
                .isEqualTo(201);
    }

    @Test
    void aBodyOverOneMebibyteIsTooLarge() {
        RefusalTest.assertRefused(keyed.post(KEYS, "{\"name\":\"" + "a".repeat(1 << 20) + "\"}"), 413, "too-large");
    }

    @Test
    void theSixteenthKeyIsRefusedUntilOneIsRevoked() {
        String body = "{\"name\":\"a\",\"permissions\":[\"*\"]}";
        String last = "";
        for (int i = 1; i < 15; i++) {
            ApiClient.Response created = keyed.post(KEYS, body);
            assertThat(created.status()).isEqualTo(201);
            last = String.valueOf(((Map<?, ?>) created.json().get("key")).get("id"));
        }

        RefusalTest.assertRefused(keyed.post(KEYS, body), 409, "key-limit");
        RefusalTest.assertRefused(server.makeKey("\"permissions\":[\"*\"]"), 409, "key-limit");
        keyed.delete(KEYS + "/" + last);
        keyed.delete(KEYS + "/" + last);
        assertThat(keyed.post(KEYS, body).status()).isEqualTo(201);
        RefusalTest.assertRefused(keyed.post(KEYS, body), 409, "key-limit");
    }

    @ParameterizedTest
    @CsvSource({"limit=0,#/limit out-of-range", "limit=201,#/limit out-of-range", "limit=ten,#/limit out-of-range",
            "limit=,#/limit out-of-range", "limit=-1,#/limit out-of-range", "cursor=x,#/cursor unknown",
            "cursor=msg_%27--,#/cursor unknown", "stauts=sent,#/stauts unknown-parameter",
            "status=gone,#/status unknown", "since=yesterday,#/since not-an-instant", "tag=,#/tag out-of-range"})
    void aPageThatCannotBeIsNamed(String query, String error) {
        ApiClient.Response response = keyed.get("/sandbox/v1/messages?" + query);

        RefusalTest.assertRefused(response, 422, "invalid");
        assertThat(response.fieldErrors()).containsExactly(error);
    }

    @Test
    void aSecretHasTheLengthThatWasAskedFor() {
        for (int length : new int[]{16, 64, 128}) {
            ApiClient.Response issued = server.makeKey("\"permissions\":[\"*\"],\"length\":" + length);
            assertThat(issued.text("secret")).hasSize(length).matches("[0-9A-Za-z]+");
            assertThat(issued.text("key")).matches("ck_[0-9A-Za-z]{22}");
        }
        assertThat(server.makeKey("\"permissions\":[\"*\"]").text("secret")).hasSize(96);
    }

    @Test
    void messagesComeInPagesThatJoinWithoutGap() {
        for (int i = 0; i < 5; i++) {
            keyed.post("/sandbox/v1/sms", "{\"to\":\"+4915112345678\",\"text\":\"" + i + "\"}");
        }

        ApiClient.Response first = keyed.get("/sandbox/v1/messages?limit=2");
        ApiClient.Response second = keyed.get("/sandbox/v1/messages?limit=3&cursor=" + first.text("next"));

        assertThat(first.list("items").toString()).contains("text=4", "text=3").doesNotContain("text=2");
        assertThat(second.list("items").toString()).contains("text=2", "text=1", "text=0").doesNotContain("text=3");
        assertThat(second.json().get("next")).isNull();
    }
}
