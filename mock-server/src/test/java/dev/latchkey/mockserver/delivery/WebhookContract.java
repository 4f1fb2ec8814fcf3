package dev.latchkey.mockserver.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.delivery.webhook.WebhookService;
import dev.latchkey.mockserver.model.EventType;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.WebhookAttempt;
import dev.latchkey.mockserver.model.WebhookAttempt.State;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Webhook requests over HTTP, on every store. */
abstract class WebhookContract extends WebhookOrderContract {
    @Test
    void everyEventIsReportedInOrder() {
        harness.createWebhook(receiver);

        Message message = harness.sms(NUMBER);

        DeliveryHarness.await(() -> receiver.requests.size() == 3);
        assertThat(receiver.bodies()).containsExactly(message.id() + " " + NUMBER + " queued",
                message.id() + " " + NUMBER + " sent", message.id() + " " + NUMBER + " delivered");
        DeliveryHarness.await(() -> states().equals(List.of(State.DELIVERED, State.DELIVERED, State.DELIVERED)));
        WebhookAttempt newest = attempts().get(0);
        assertThat(newest.status()).isEqualTo(200);
        assertThat(newest.responseBody()).isEqualTo("thanks");
        assertThat(newest.body()).isEqualTo(receiver.bodies().get(2));
        assertThat(newest.error()).isNull();
    }

    @Test
    void onlySubscribedEventsAreReportedAndNoneToAnInactiveWebhook() {
        harness.createWebhook(receiver, EventType.BOUNCED, EventType.DELIVERED);
        harness.delivery.webhooks().create(harness.accountId, DeliveryHarness.GATEWAY, receiver.url(), Set.of(), false);

        harness.email("bounce@magic.latchkey.test", "ann@example.com");

        DeliveryHarness.await(() -> receiver.requests.size() == 2);
        harness.advance(Duration.ofHours(1));
        assertThat(receiver.types()).containsExactly("bounced", "delivered");
    }

    @Test
    void aCallThatFailsIsMadeAgainAfterOneFiveAndTwentyFiveSecondsAndThenGivenUp() {
        receiver.responder = call -> 503;
        freeze();
        harness.createWebhook(receiver, EventType.DELIVERED);
        harness.sms(NUMBER);

        harness.advance(Duration.ofHours(1));

        List<WebhookAttempt> attempts = attempts();
        assertThat(states()).containsExactly(State.GIVEN_UP, State.RETRIED, State.RETRIED, State.RETRIED);
        Instant first = attempts.get(3).sent();
        assertThat(attempts).extracting(attempt -> Duration.between(first, attempt.sent()).toSeconds())
                .containsExactly(31L, 6L, 1L, 0L);
        assertThat(attempts).extracting(WebhookAttempt::number).containsExactly(4, 3, 2, 1);
        assertThat(receiver.requests).extracting(request -> request.headers().getFirst("X-At")).doesNotHaveDuplicates();
        assertThat(receiver.requests).extracting(request -> request.headers().getFirst("X-Id")).containsOnly(
                attempts.get(0).eventId());
    }

    @Test
    void aRetryAfterAPauseOfAnHourIsOneLine() {
        AtomicBoolean up = new AtomicBoolean();
        receiver.responder = call -> up.get() ? 200 : 500;
        freeze();
        harness.createWebhook(receiver, EventType.DELIVERED);
        harness.sms(NUMBER);
        DeliveryHarness.await(() -> states().contains(State.RETRIED));
        up.set(true);

        assertThat(harness.advance(Duration.ofHours(1)).calls()).isEqualTo(1);

        assertThat(states()).containsExactly(State.DELIVERED, State.RETRIED);
    }

    @Test
    void whatARedirectOrARefusalSaysIsNotTriedAgain() {
        freeze();
        harness.createWebhook(receiver, EventType.DELIVERED);
        for (int status : List.of(302, 404)) {
            receiver.responder = call -> status;
            harness.sms(NUMBER);
            DeliveryHarness.await(() -> !states().contains(State.WAITING));
        }

        harness.advance(Duration.ofHours(1));

        assertThat(states()).containsExactly(State.GIVEN_UP, State.GIVEN_UP);
        assertThat(receiver.requests).hasSize(2).extracting(WebhookReceiver.ReceivedRequest::path)
                .containsOnly("/hook?token=t0p-s3cret");
        assertThat(attempts()).extracting(WebhookAttempt::status).containsExactly(404, 302);
    }

    @Test
    void aReceiverThatIsNotThereIsAnErrorThatSaysNoSecret() {
        freeze();
        harness.createWebhook(receiver, EventType.DELIVERED);
        receiver.close();
        harness.sms(NUMBER);

        harness.advance(Duration.ofHours(1));

        assertThat(attempts()).hasSize(4).allSatisfy(attempt -> {
            assertThat(attempt.error()).isEqualTo("Cannot connect");
            assertThat(attempt.status()).isNull();
        });
        assertThat(attempts().toString()).doesNotContain("t0p-s3cret");
    }

    @Test
    void aReceiverThatEndsItsConnectionsWithoutSayingSoIsCalledOnceForEachEvent() throws IOException {
        try (SingleRequestReceiver terse = new SingleRequestReceiver()) {
            harness.delivery.webhooks().create(harness.accountId, DeliveryHarness.GATEWAY, terse.url(), Set.of(), true);

            harness.sms(NUMBER);

            DeliveryHarness.await(() -> attempts().size() >= 3 && !states().contains(State.WAITING));
            assertThat(states()).containsExactly(State.DELIVERED, State.DELIVERED, State.DELIVERED);
        }
    }

    @Test
    void onlyTheStartOfALongResponseIsStored() {
        receiver.responseBody = "x".repeat(300_000);
        harness.createWebhook(receiver, EventType.DELIVERED);
        harness.sms(NUMBER);

        DeliveryHarness.await(() -> states().equals(List.of(State.DELIVERED)));
        assertThat(attempts().get(0).responseBody()).isEqualTo("x".repeat(1_024));
    }

    @Test
    void aCallCanBeReplayedOnceItHasEnded() {
        receiver.responder = call -> 404;
        freeze();
        harness.createWebhook(receiver, EventType.DELIVERED);
        harness.sms(NUMBER);
        harness.advance(Duration.ofMinutes(1));
        receiver.responder = call -> 200;

        WebhookAttempt again = harness.delivery.webhooks().replay(harness.accountId, attempts().get(0).id());

        assertThat(again.state()).isEqualTo(State.WAITING);
        DeliveryHarness.await(
                () -> harness.delivery.webhooks().attempt(harness.accountId, again.id()).state() == State.DELIVERED);
        assertThat(receiver.bodies()).hasSize(2);
        DeliverySimulationContract.assertRefused(
                () -> harness.delivery.webhooks().replay(harness.accountId, "att_none"),
                RefusalReason.NOT_FOUND);
    }

    @Test
    void aWebhookThatIsGoneIsNotCalled() {
        receiver.responder = call -> 500;
        freeze();
        WebhookService.Created hook = harness.createWebhook(receiver, EventType.DELIVERED);
        harness.sms(NUMBER);
        DeliveryHarness.await(() -> states().contains(State.RETRIED));

        harness.delivery.webhooks().delete(harness.accountId, hook.webhook().id());
        harness.advance(Duration.ofHours(1));

        assertThat(receiver.requests).hasSize(1);
        assertThat(states()).containsExactly(State.DISCARDED, State.RETRIED);
    }

    @Test
    void theSecretCanBeReadAgainAndATestCallsAtOnce() {
        WebhookService.Created hook = harness.createWebhook(receiver);

        assertThat(hook.secret().reveal()).startsWith("whsec_").hasSize(46);
        assertThat(harness.delivery.webhooks().secret(harness.accountId, hook.webhook().id())).isEqualTo(hook.secret());
        assertThat(harness.delivery.webhooks().test(harness.accountId, hook.webhook().id()).state())
                .isEqualTo(State.DELIVERED);
        assertThat(receiver.bodies()).containsExactly("test");
        assertThat(receiver.requests.get(0).headers().getFirst("X-Secret-Length")).isEqualTo("46");
        assertThat(hook.toString()).doesNotContain(hook.secret().reveal());
    }

    @Test
    void anAddressThatCannotBeCalledIsRefused() {
        for (String url : List.of("ftp://example.com/", "http:///nowhere", "mailto:a@example.com", "hook",
                "https://user:pass@example.com/", "https://example.com/#part")) {
            DeliverySimulationContract
                    .assertRefused(() -> harness.delivery.webhooks().create(harness.accountId, DeliveryHarness.GATEWAY,
                            URI.create(url), Set.of(), true), RefusalReason.INVALID);
        }
    }
}
