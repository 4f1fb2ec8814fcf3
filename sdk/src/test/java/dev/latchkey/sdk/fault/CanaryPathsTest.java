package dev.latchkey.sdk.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.ApiException;
import dev.latchkey.sdk.ApiResponse;
import dev.latchkey.sdk.AuthenticationException;
import dev.latchkey.sdk.CallLog;
import dev.latchkey.sdk.CallOptions;
import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.LatchkeyException;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.IssuedKey;
import dev.latchkey.sdk.keys.NewApiKey;
import dev.latchkey.sdk.message.Sms;
import dev.latchkey.sdk.sandbox.Sandbox;
import dev.latchkey.sdk.sandbox.SandboxKeyClient;
import dev.latchkey.sdk.sandbox.SandboxKeyRules;
import dev.latchkey.sdk.sandbox.SandboxSession;
import dev.latchkey.sdk.sandbox.wire.NewWebhookBody;
import dev.latchkey.sdk.trust.Canary;
import dev.latchkey.sdk.trust.SandboxResponses;
import java.io.IOException;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every path on which a secret is sent or received in a successful call, and an error response that echoes one. */
@Timeout(60)
class CanaryPathsTest {
    private final MockWebServer server = new MockWebServer();
    private final OutputRecorder recorder = new OutputRecorder();

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new SandboxResponses());
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPasswordBecomesATokenAndATokenAKey() {
        try (Sandbox sandbox = Sandbox.at(options())) {
            SandboxSession session = use(sandbox.signIn("demo@latchkey.test", Canary.secret()));
            use(session.account());
            IssuedKey issued = use(session.keys()
                    .create(NewApiKey.named("shop").permissions(SandboxKeyRules.SMS_SEND).build()));
            assertThat(issued.secret()).isEqualTo(Canary.secret());
            use(session.keys().regenerator().orElseThrow().regenerate("key_1"));
            Secret viewed = use(session.keys().viewer().orElseThrow().view("key_1"));
            assertThat(viewed).isEqualTo(Canary.secret());
            use(session.operations().webhooks().create(new NewWebhookBody("https://example.com/hook", null, null)));
            use(session.keys().list());

            SandboxKeyClient shop = sandbox.withKey("ck_1", issued.secret());
            use(shop.account());
            use(shop.sms().send(Sms.of("+4915112345678", "Hello")));
            recorder.record(sandbox.toString(), session.toString(), shop.toString(), session.keys().toString());
        }
        recorder.assertNoSecret();
    }

    @Test
    void aPasswordThatARefusalEchoesIsMasked() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return HttpFaultServer.document(401, "application/problem+json", """
                        {"type":"about:blank","title":"No","status":401,"code":"credentials",\
                        "detail":"%s is not your password.","given":"%s"}""".formatted(Canary.TEXT, Canary.TEXT))
                        .build();
            }
        });
        try (Sandbox sandbox = Sandbox.at(options())) {
            assertThatExceptionOfType(AuthenticationException.class)
                    .isThrownBy(() -> sandbox.signIn("demo@latchkey.test", Canary.secret()).execute())
                    .withMessageStartingWith("[hidden] is not your password.")
                    .satisfies(recorder::recordException)
                    .extracting(ApiException::body).asString().contains("\"given\":\"[hidden]\"");
        }
        recorder.assertNoSecret();
    }

    @Test
    void whatWasClosedIsRefusedWithoutAWordOfIt() {
        try (Sandbox sandbox = Sandbox.at(options())) {
            Secret secret = Canary.secret();
            SandboxKeyClient shop = sandbox.withKey("ck_1", secret);
            secret.close();

            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> shop.account().execute())
                    .satisfies(failed -> recorder.record(failed.toString()));
            assertThat(server.getRequestCount()).isZero();
        }
        recorder.assertNoSecret();
    }

    @Test
    void optionsDoNotTellThePasswordOfTheProxy() {
        ClientOptions options = options().withProxy("localhost", 1, "user", Canary.secret());
        recorder.record(options.toString(), options.proxy().orElseThrow().toString());
        recorder.assertNoSecret();
    }

    private <T> T use(ApiCall<T> call) {
        try {
            ApiResponse<T> response = call.with(CallOptions.none().withTag("here")).executeForResponse();
            recorder.record(call.toString(), response.toString(), String.valueOf(response.value()));
            return response.value();
        } catch (LatchkeyException e) {
            recorder.recordException(e);
            throw e;
        }
    }

    private ClientOptions options() {
        return ClientOptions.at(server.url("/").toString()).withHooks(recorder)
                .withLog(CallLog.to(recorder::recordLogLine, CallLog.Level.HEADERS));
    }
}
