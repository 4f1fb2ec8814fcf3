package dev.latchkey.mockserver.junit;

import static dev.latchkey.mockserver.junit.MessageMatcher.email;
import static dev.latchkey.mockserver.junit.MessageMatcher.sms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.sdk.ApiException;
import dev.latchkey.sdk.AuthenticationException;
import dev.latchkey.sdk.ConnectionException;
import dev.latchkey.sdk.sandbox.SandboxKeyRules;
import dev.latchkey.sdk.sandbox.wire.AttemptResource;
import dev.latchkey.sdk.sandbox.wire.EventResource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The extension as a user's tests use it. */
class LatchkeyMockTest {
    private static final String NUMBER = "+4915112345678";

    @RegisterExtension
    static LatchkeyMock mock = LatchkeyMock.create()
            .key("shop", SandboxKeyRules.EMAIL_SEND, SandboxKeyRules.SMS_SEND)
            .keyFor(Duration.ofDays(90), "short");

    private final Shop shop = new Shop(mock, "shop");

    @Test
    void aMessageIsFoundWithAllThatIsInIt() {
        shop.welcome("ann@example.com");

        CapturedMessage message = mock
                .assertSent(email().from("shop@example.com").to("ANN@example.com").subjectContains("Welcome")
                        .textContains("code").withKey("shop").over("http"));

        assertThat(message.codes()).contains("482915");
        assertThat(message.links()).containsExactly("https://shop.example.com/confirm?t=1");
        assertThat(message.events()).extracting(EventResource::type).contains("delivered");
        assertThat(message.status()).isEqualTo("delivered");
        assertThat(message.subject()).isEqualTo("Welcome, dear customer");
        mock.assertNoMoreSent();
    }

    @Test
    void aClaimWaitsForWhatIsSentMeanwhile() {
        CompletableFuture<Void> later = CompletableFuture.runAsync(() -> shop.call(NUMBER));

        mock.assertSent(sms().to(NUMBER).text("Your parcel is here"));
        later.join();
    }

    @Test
    @SuppressWarnings("deprecation")
    void whatATestOpensIsClosedByJUnit512Too() {
        assertThat(List.of(TestAccount.class, ServerHandle.class))
                .allSatisfy(type -> assertThat(type).isAssignableTo(ExtensionContext.Store.CloseableResource.class));
    }

    @Test
    void eachTestBeginsWithNothingSent() {
        mock.assertNothingSent();
        shop.call(NUMBER);
        assertThat(mock.messages()).hasSize(1);
    }

    @Test
    void eachTestBeginsWithNothingSentWhicheverComesFirst() {
        eachTestBeginsWithNothingSent();
    }

    @Test
    void whatIsSentAfterAMarkIsToldApart() {
        shop.call(NUMBER);
        MessageCursor cursor = mock.mark();
        mock.since(cursor).assertNothingSent();
        shop.welcome("ann@example.com");

        assertThat(mock.since(cursor).list()).extracting(CapturedMessage::recipients)
                .containsExactly(List.of("ann@example.com"));
        mock.since(cursor).assertNotSent(sms());
        assertThat(mock.assertSent(1, sms())).hasSize(1);
    }

    @Test
    void aKeyEndsWhenTheClockSaysSo() {
        Shop shortLived = new Shop(mock, "short");
        shortLived.call(NUMBER);

        mock.clock().freeze();
        Instant begin = mock.clock().now();
        mock.clock().advanceTo(begin.plus(Duration.ofDays(91)));
        assertThat(mock.clock().now()).isEqualTo(begin.plus(Duration.ofDays(91)));

        assertThatThrownBy(() -> shortLived.call(NUMBER)).isInstanceOf(AuthenticationException.class);
        mock.clock().resume();
        assertThat(mock.clock().advance(Duration.ofDays(1))).isAfterOrEqualTo(begin.plus(Duration.ofDays(92)));
    }

    @Test
    void whatWasDoneToAKeyOrTheClockIsUndoneBeforeTheNextTest() {
        new Shop(mock, "short").call(NUMBER);
        mock.clock().advance(Duration.ofDays(91));
    }

    @Test
    void whatWasDoneToAKeyOrTheClockIsUndoneWhicheverComesFirst() {
        whatWasDoneToAKeyOrTheClockIsUndoneBeforeTheNextTest();
    }

    @Test
    void faultsHappenToThisAccountAsOftenAsTheyShould() {
        TestFaults.ActiveFault fault = mock.faults().add(Fault.refuse(503).route("POST /sandbox/v1/sms").next(1));
        assertThatThrownBy(() -> shop.call(NUMBER)).isInstanceOf(ApiException.class).hasMessageContaining("503");
        shop.call(NUMBER);
        assertThat(fault.fired()).isEqualTo(1);

        mock.faults().add(Fault.reset().afterCommit().recipient("*@example.com"));
        assertThatThrownBy(() -> shop.welcome("ann@example.com")).isInstanceOf(ConnectionException.class);
        mock.assertSent(email().to("ann@example.com"));
        mock.faults().clear();
        shop.welcome("ann@example.com");
        mock.assertSent(2, email().to("ann@example.com"));
    }

    @Test
    void callsOfWebhooksAreThere() {
        mock.webhooks().add(URI.create(mock.baseUrl() + "/_latchkey/v1/sink/" + mock.accountId()), "delivered");
        shop.call(NUMBER);
        CapturedMessage message = mock.assertSent(sms());
        mock.clock().advance(Duration.ofSeconds(1));

        List<AttemptResource> attempts = mock.webhooks().attempts(message);
        assertThat(attempts).extracting(AttemptResource::state).containsExactly("delivered");
        mock.webhooks().replay(attempts.get(0));
        assertThat(mock.webhooks().attempts()).hasSize(2);
        assertThat(message.simulate("replied")).extracting(EventResource::type).contains("replied");
    }

    @Test
    void aKeyThatIsNotThereIsNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> mock.secret("shoop"))
                .withMessageContaining("'shoop'").withMessageContaining("[shop, short]");
    }

    @Nested
    class InANestedClass {
        private final String outer = mock.accountId();

        @Test
        void theAccountIsThatOfTheClassAround(LatchkeyMock injected) {
            assertThat(injected).isSameAs(mock);
            assertThat(mock.accountId()).isEqualTo(outer);
            mock.assertNothingSent();
            shop.call(NUMBER);
            mock.assertSent(sms().to(NUMBER));
        }
    }
}
