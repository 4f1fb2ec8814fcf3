package dev.latchkey.sdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.sdk.ApiException;
import dev.latchkey.sdk.AuthenticationException;
import dev.latchkey.sdk.CallOptions;
import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.ConflictException;
import dev.latchkey.sdk.CreditException;
import dev.latchkey.sdk.InvalidRequestException;
import dev.latchkey.sdk.LimitException;
import dev.latchkey.sdk.NotFoundException;
import dev.latchkey.sdk.PermissionException;
import dev.latchkey.sdk.RateLimitException;
import dev.latchkey.sdk.RetryPolicy;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.ApiKey;
import dev.latchkey.sdk.keys.Environment;
import dev.latchkey.sdk.keys.IpRange;
import dev.latchkey.sdk.keys.IssuedKey;
import dev.latchkey.sdk.keys.KeyStatus;
import dev.latchkey.sdk.keys.NewApiKey;
import dev.latchkey.sdk.keys.Permission;
import dev.latchkey.sdk.message.Email;
import dev.latchkey.sdk.message.Sms;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the requests of each operation and the decoding of its responses. */
@Timeout(60)
class SandboxTest {
    private static final String ACCOUNT = """
            {"id":"acct_1","email":"demo@latchkey.test","balance":99.5,"maxKeys":15,\
            "limits":{"webhooks":20,"requestsAtOnce":20,"bodyBytes":1048576,"emailBodyBytes":36700160,\
            "attachmentBytes":25165824,"recipients":1000,"smsCharacters":1600},\
            "prices":{"smsPart":0.075,"emailRecipient":0.001},"clock":{"now":"2026-01-02T03:04:05Z","frozen":false}}""";
    private static final String KEY = """
            {"id":"key_1","name":"shop","key":"ck_1","environment":"moon","lastFive":"abcde","length":96,\
            "viewable":false,"permissions":["sms:send","new:one"],"allowedIps":["10.0.0.0/8"],"created":"2026-01-02T03:04:05Z",\
            "lastUsed":"2026-01-03T00:00:00Z","lastUsedFrom":"10.1.1.1","status":"active","new":1}""";
    private static final String RECEIPT = """
            {"id":"msg_1","channel":"sms","environment":"sandbox","recipients":2,"parts":3,"accepted":"2026-01-02T03:04:05Z"}""";
    private static final Secret SECRET = Secret.of("s".repeat(96));

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void signingInGivesASessionWhoseTokenGoesWithEachCall() throws InterruptedException {
        SandboxSession session = session();
        assertThat(session.accountId()).isEqualTo("acct_1");
        assertThat(session.expires()).isEqualTo("2026-01-02T15:00:00Z");

        enqueue(200, ACCOUNT);
        assertThat(session.account().execute().balance()).isEqualByComparingTo("99.5");
        assertRequest("GET /sandbox/v1/account", "Bearer token-1", "");

        enqueue(204, "");
        assertThat(session.signOut().execute()).isNull();
        assertRequest("DELETE /sandbox/v1/sessions/current", "Bearer token-1", "");
    }

    @Test
    void closingASessionSignsOutOnceAndForgetsTheToken() throws InterruptedException {
        SandboxSession session = session();
        enqueue(204, "");

        session.close();
        session.close();

        assertRequest("DELETE /sandbox/v1/sessions/current", "Bearer token-1", "");
        assertThat(server.getRequestCount()).isEqualTo(2);
        assertThatIllegalStateException().isThrownBy(session.account()::execute);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void aSessionForgetsItsTokenAlsoWhenTheServerWillNotHearOfIt() throws InterruptedException {
        SandboxSession session = session();
        enqueue(503, "");

        session.close();

        assertRequest("DELETE /sandbox/v1/sessions/current", "Bearer token-1", "");
        assertThat(server.getRequestCount()).isEqualTo(2);
        assertThatIllegalStateException().isThrownBy(session.account()::execute);
    }

    @Test
    void keysAreListedWithEverythingTheServerTellsAndWhatItMayTellLater() throws InterruptedException {
        SandboxSession session = session();
        enqueue(200, "{\"items\":[" + KEY + "]}");

        ApiKey key = session.keys().list().execute().get(0);

        assertRequest("GET /sandbox/v1/keys", "Bearer token-1", "");
        assertThat(key).isEqualTo(new ApiKey("key_1", "shop", Sandbox.GATEWAY, Environment.of("moon"), "ck_1", "abcde",
                96,
                Set.of(Permission.of("sms:send"), Permission.of("new:one")),
                List.of(IpRange.parse("10.0.0.0/8")),
                Instant.parse("2026-01-02T03:04:05Z"), Instant.parse("2026-01-03T00:00:00Z"), null, KeyStatus.ACTIVE));
    }

    @Test
    void aKeyIsMadeAsItWasAskedForAndComesWithItsSecret() throws InterruptedException {
        SandboxSession session = session();
        enqueue(201, "{\"key\":" + KEY + ",\"secret\":\"" + SECRET.reveal() + "\"}");

        IssuedKey issued = session.keys().create(NewApiKey.named("shop").environment(Environment.SANDBOX).length(64)
                .permissions(SandboxKeyRules.SMS_SEND).allowedIps(IpRange.parse("10.0.0.0/8"))
                .expires(Instant.parse("2027-01-01T00:00:00Z")).build()).execute();

        assertRequest("POST /sandbox/v1/keys", "Bearer token-1", """
                {"name":"shop","environment":"sandbox","length":64,"permissions":["sms:send"],"allowedIps":["10.0.0.0/8"],\
                "expires":"2027-01-01T00:00:00Z"}""");
        assertThat(issued.secret()).isEqualTo(SECRET);
        assertThat(issued.signingSecret()).isNull();
    }

    @Test
    void whatWasNotAskedForIsLeftOutSoThatTheServerDecides() throws InterruptedException {
        SandboxSession session = session();
        enqueue(201, "{\"key\":" + KEY + ",\"secret\":\"" + SECRET.reveal() + "\"}");

        session.keys().create(NewApiKey.named("shop").permissions(Permission.EVERYTHING).build()).execute();

        assertRequest("POST /sandbox/v1/keys", "Bearer token-1", """
                {"name":"shop","permissions":["*"],"allowedIps":[]}""");
    }

    @Test
    void aKeyIsRevokedByItsIdEvenIfThatHoldsASlash() throws InterruptedException {
        SandboxSession session = session();
        enqueue(200, KEY.replace("\"active\"", "\"revoked\""));

        assertThat(session.keys().revoke("../key 1").execute().status()).isEqualTo(KeyStatus.REVOKED);
        assertRequest("DELETE /sandbox/v1/keys/..%2Fkey%201", "Bearer token-1", "");
    }

    @Test
    void messagesAreSentWithTheKeyAndItsSecret() throws InterruptedException {
        SandboxKeyClient keyClient = sandbox().withKey("ck_1", SECRET);
        String basic = okhttp3.Credentials.basic("ck_1", SECRET.reveal());

        enqueue(201, RECEIPT);
        assertThat(keyClient.sms().send(Sms.of("+4915112345678", "Grüße").from("Shop")).execute().parts()).isEqualTo(3);
        assertRequest("POST /sandbox/v1/sms", basic,
                "{\"to\":\"+4915112345678\",\"text\":\"Grüße\",\"from\":\"Shop\"}");

        enqueue(201, RECEIPT);
        assertThat(
                keyClient.emails().send(Email.from("a@example.com").to("b@example.com", "c@example.com").subject("Hi")
                        .text("t").html("<p>h</p>").build()).execute().recipients())
                .isEqualTo(2);
        assertRequest("POST /sandbox/v1/emails", basic,
                """
                {"from":"a@example.com","to":["b@example.com","c@example.com"],"subject":"Hi","text":"t","html":"<p>h</p>"}""");
    }

    @Test
    void capturedMessagesComeInPages() throws InterruptedException {
        SandboxSession session = session();
        String message = """
                {"id":"msg_1","channel":"sms","gateway":"sandbox","environment":"sandbox","keyId":"key_1","keyName":"shop",\
                "to":["+4915112345678"],"text":"t","parts":1,"encoding":"gsm-7","status":"delivered","accepted":"2026-01-02T03:04:05Z",\
                "cc":[],"bcc":[],"headers":[],"attachments":[],"tags":[],"source":"http","address":"127.0.0.1",\
                "requestId":"req_1","price":0,"size":1}""";
        enqueue(200, "{\"items\":[" + message + "],\"next\":\"c 1\"}");
        enqueue(200, "{\"items\":[]}");
        enqueue(200, message);

        assertThat(session.messages().find(MessageQuery.all().pageSize(1))).hasSize(1);
        assertThat(session.messages().get("msg_1").execute().subject()).isNull();

        assertRequest("GET /sandbox/v1/messages?limit=1", "Bearer token-1", "");
        assertRequest("GET /sandbox/v1/messages?limit=1&cursor=c%201", "Bearer token-1", "");
        assertRequest("GET /sandbox/v1/messages/msg_1", "Bearer token-1", "");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(400, InvalidRequestException.class), Arguments.of(401, AuthenticationException.class),
                Arguments.of(402, CreditException.class), Arguments.of(403, PermissionException.class),
                Arguments.of(404, NotFoundException.class), Arguments.of(409, ConflictException.class),
                Arguments.of(413, InvalidRequestException.class), Arguments.of(415, InvalidRequestException.class),
                Arguments.of(422, InvalidRequestException.class), Arguments.of(429, RateLimitException.class),
                Arguments.of(418, ApiException.class), Arguments.of(500, ApiException.class));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void eachRefusalIsTheExceptionThatSaysWhatToDoNext(int status, Class<? extends ApiException> type) {
        server.enqueue(new MockResponse.Builder().code(status).setHeader("Content-Type", "application/problem+json")
                .setHeader("X-Request-Id", "req_1").setHeader("Retry-After", "7").body("""
                        {"type":"urn:latchkey:problem:some","title":"Some","status":%d,"detail":"Do this.","code":"some",
                        "errors":[{"pointer":"#/allowedIps/0","code":"ip","detail":"No address."}]}"""
                        .formatted(status))
                .build());

        ApiException refused = catchThrowableOfType(ApiException.class,
                () -> sandbox().withKey("ck_1", SECRET).account().execute());

        assertThat(refused).isExactlyInstanceOf(type).hasMessageContaining("Do this.").hasMessageContaining("req_1");
        assertThat(refused.gateway()).isEqualTo(Sandbox.GATEWAY);
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.code()).contains("some");
        assertThat(refused.requestId()).contains("req_1");
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(refused.fieldErrors()).singleElement()
                .satisfies(error -> assertThat(error.field()).isEqualTo("allowedIps[0]"))
                .satisfies(error -> assertThat(error.message()).isEqualTo("No address."));
    }

    static Stream<Arguments> codes() {
        return Stream.of(
                Arguments.of(409, "key-limit", LimitException.class),
                Arguments.of(409, "webhook-limit", LimitException.class),
                Arguments.of(409, "conflict", ConflictException.class),
                Arguments.of(404, "secret-not-kept", NotFoundException.class),
                Arguments.of(503, "too-many-connections", RateLimitException.class),
                Arguments.of(503, "store-failed", ApiException.class),
                Arguments.of(429, "fault", RateLimitException.class));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void theServersOwnCodeSaysMoreThanTheStatus(int status, String code, Class<? extends ApiException> type) {
        server.enqueue(new MockResponse.Builder().code(status).setHeader("Content-Type", "application/problem+json")
                .body("""
                        {"type":"urn:latchkey:problem:some","title":"Some","status":%d,"detail":"Do this.","code":"%s"}"""
                        .formatted(status, code))
                .build());

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> sandbox().withKey("ck_1", SECRET).account()
                        .with(CallOptions.none().withoutRetries()).execute())
                .satisfies(refused -> assertThat(refused).isExactlyInstanceOf(type))
                .satisfies(refused -> assertThat(refused.code()).contains(code));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalWithoutExplanationIsStillARefusal(int status, Class<? extends ApiException> type) {
        server.enqueue(new MockResponse.Builder().code(status).setHeader("Content-Type", "text/html")
                .body("<h1>no</h1>").build());

        ApiException refused = catchThrowableOfType(ApiException.class,
                () -> sandbox().withKey("ck_1", SECRET).account().execute());

        assertThat(refused).isExactlyInstanceOf(type).hasMessageContaining("status " + status);
        assertThat(refused.code()).isEmpty();
    }

    private Sandbox sandbox() {
        // Retries are tested with the transport.
        return Sandbox.at(ClientOptions.at(server.url("/").toString()).withRetries(RetryPolicy.none()));
    }

    private SandboxSession session() throws InterruptedException {
        enqueue(201, "{\"token\":\"token-1\",\"expires\":\"2026-01-02T15:00:00Z\",\"account\":" + ACCOUNT + "}");
        SandboxSession session = sandbox().signIn("demo@latchkey.test", Secret.of("password-1")).execute();
        assertRequest("POST /sandbox/v1/sessions", null,
                "{\"email\":\"demo@latchkey.test\",\"password\":\"password-1\"}");
        return session;
    }

    private void enqueue(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).setHeader("Content-Type", "application/json").body(body)
                .build());
    }

    private void assertRequest(String line, @Nullable String authorization, String body)
            throws InterruptedException {
        RecordedRequest request = server.takeRequest();
        assertThat(request.getMethod() + " " + request.getTarget()).isEqualTo(line);
        assertThat(request.getHeaders().get("Authorization")).isEqualTo(authorization);
        assertThat(request.getBody() == null ? "" : request.getBody().utf8()).isEqualTo(body);
    }
}
