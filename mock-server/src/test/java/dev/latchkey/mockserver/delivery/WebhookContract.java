package dev.latchkey.mockserver.delivery;

import dev.latchkey.mockserver.delivery.webhook.WebhookService;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Webhooks are told what happens, by real calls, on every store. */
abstract class WebhookContract extends WebhookOrderContract {
    @Test
    void everyEventIsToldInOrder() {
        room.hook(receiver);

        Message message = room.sms(NUMBER);

        PostRoom.eventually(() -> receiver.calls.size() == 3);
        assertThat(receiver.bodies()).containsExactly(message.id() + " " + NUMBER + " queued",
                message.id() + " " + NUMBER + " sent", message.id() + " " + NUMBER + " delivered");
        PostRoom.eventually(() -> states().equals(List.of(State.DELIVERED, State.DELIVERED, State.DELIVERED)));
        WebhookAttempt newest = attempts().get(0);
        assertThat(newest.status()).isEqualTo(200);
        assertThat(newest.responseBody()).isEqualTo("thanks");
        assertThat(newest.body()).isEqualTo(receiver.bodies().get(2));
        assertThat(newest.error()).isNull();
    }

    @Test
    void onlyWantedEventsAreToldAndNoneToOneThatIsNotActive() {
        room.hook(receiver, EventType.BOUNCED, EventType.DELIVERED);
        room.delivery.webhooks().create(room.accountId, PostRoom.GATEWAY, receiver.url(), Set.of(), false);

        room.email("bounce@magic.latchkey.test", "ann@example.com");

        PostRoom.eventually(() -> receiver.calls.size() == 2);
        room.advance(Duration.ofHours(1));
        assertThat(receiver.types()).containsExactly("bounced", "delivered");
    }

    @Test
    void aCallThatFailsIsMadeAgainAfterOneFiveAndTwentyFiveSecondsAndThenGivenUp() {
        receiver.answer = call -> 503;
        freeze();
        room.hook(receiver, EventType.DELIVERED);
        room.sms(NUMBER);

        room.advance(Duration.ofHours(1));

        List<WebhookAttempt> attempts = attempts();
        assertThat(states()).containsExactly(State.GIVEN_UP, State.RETRIED, State.RETRIED, State.RETRIED);
        Instant first = attempts.get(3).sent();
        assertThat(attempts).extracting(attempt -> Duration.between(first, attempt.sent()).toSeconds())
                .containsExactly(31L, 6L, 1L, 0L);
        assertThat(attempts).extracting(WebhookAttempt::number).containsExactly(4, 3, 2, 1);
        assertThat(receiver.calls).extracting(got -> got.headers().getFirst("X-At")).doesNotHaveDuplicates();
        assertThat(receiver.calls).extracting(got -> got.headers().getFirst("X-Id")).containsOnly(
                attempts.get(0).eventId());
    }

    @Test
    void aRetryAfterAPauseOfAnHourIsOneLine() {
        AtomicBoolean up = new AtomicBoolean();
        receiver.answer = call -> up.get() ? 200 : 500;
        freeze();
        room.hook(receiver, EventType.DELIVERED);
        room.sms(NUMBER);
        PostRoom.eventually(() -> states().contains(State.RETRIED));
        up.set(true);

        assertThat(room.advance(Duration.ofHours(1)).calls()).isEqualTo(1);

        assertThat(states()).containsExactly(State.DELIVERED, State.RETRIED);
    }

    @Test
    void whatARedirectOrARefusalSaysIsNotTriedAgain() {
        freeze();
        room.hook(receiver, EventType.DELIVERED);
        for (int status : List.of(302, 404)) {
            receiver.answer = call -> status;
            room.sms(NUMBER);
            PostRoom.eventually(() -> !states().contains(State.WAITING));
        }

        room.advance(Duration.ofHours(1));

        assertThat(states()).containsExactly(State.GIVEN_UP, State.GIVEN_UP);
        assertThat(receiver.calls).hasSize(2).extracting(Receiver.Got::path).containsOnly("/hook?token=t0p-s3cret");
        assertThat(attempts()).extracting(WebhookAttempt::status).containsExactly(404, 302);
    }

    @Test
    void aReceiverThatIsNotThereIsAnErrorThatSaysNoSecret() {
        freeze();
        room.hook(receiver, EventType.DELIVERED);
        receiver.close();
        room.sms(NUMBER);

        room.advance(Duration.ofHours(1));

        assertThat(attempts()).hasSize(4).allSatisfy(attempt -> {
            assertThat(attempt.error()).isEqualTo("Cannot connect");
            assertThat(attempt.status()).isNull();
        });
        assertThat(attempts().toString()).doesNotContain("t0p-s3cret");
    }

    @Test
    void aReceiverThatEndsItsConnectionsWithoutSayingSoIsCalledOnceForEachEvent() throws IOException {
        try (OneCallReceiver terse = new OneCallReceiver()) {
            room.delivery.webhooks().create(room.accountId, PostRoom.GATEWAY, terse.url(), Set.of(), true);

            room.sms(NUMBER);

            PostRoom.eventually(() -> attempts().size() >= 3 && !states().contains(State.WAITING));
            assertThat(states()).containsExactly(State.DELIVERED, State.DELIVERED, State.DELIVERED);
        }
    }

    @Test
    void onlyTheBeginningOfALongAnswerIsKept() {
        receiver.answerBody = "x".repeat(300_000);
        room.hook(receiver, EventType.DELIVERED);
        room.sms(NUMBER);

        PostRoom.eventually(() -> states().equals(List.of(State.DELIVERED)));
        assertThat(attempts().get(0).responseBody()).isEqualTo("x".repeat(1_024));
    }

    @Test
    void aCallCanBeReplayedOnceItHasEnded() {
        receiver.answer = call -> 404;
        freeze();
        room.hook(receiver, EventType.DELIVERED);
        room.sms(NUMBER);
        room.advance(Duration.ofMinutes(1));
        receiver.answer = call -> 200;

        WebhookAttempt again = room.delivery.webhooks().replay(room.accountId, attempts().get(0).id());

        assertThat(again.state()).isEqualTo(State.WAITING);
        PostRoom.eventually(
                () -> room.delivery.webhooks().attempt(room.accountId, again.id()).state() == State.DELIVERED);
        assertThat(receiver.bodies()).hasSize(2);
        DeliverySimulationContract.assertRefused(() -> room.delivery.webhooks().replay(room.accountId, "att_none"),
                RefusalReason.NOT_FOUND);
    }

    @Test
    void aWebhookThatIsGoneIsNotCalled() {
        receiver.answer = call -> 500;
        freeze();
        WebhookService.Created hook = room.hook(receiver, EventType.DELIVERED);
        room.sms(NUMBER);
        PostRoom.eventually(() -> states().contains(State.RETRIED));

        room.delivery.webhooks().delete(room.accountId, hook.webhook().id());
        room.advance(Duration.ofHours(1));

        assertThat(receiver.calls).hasSize(1);
        assertThat(states()).containsExactly(State.DISCARDED, State.RETRIED);
    }

    @Test
    void theSecretCanBeReadAgainAndATestCallsAtOnce() {
        WebhookService.Created hook = room.hook(receiver);

        assertThat(hook.secret().reveal()).startsWith("whsec_").hasSize(46);
        assertThat(room.delivery.webhooks().secret(room.accountId, hook.webhook().id())).isEqualTo(hook.secret());
        assertThat(room.delivery.webhooks().test(room.accountId, hook.webhook().id()).state())
                .isEqualTo(State.DELIVERED);
        assertThat(receiver.bodies()).containsExactly("test");
        assertThat(receiver.calls.get(0).headers().getFirst("X-Secret-Length")).isEqualTo("46");
        assertThat(hook.toString()).doesNotContain(hook.secret().reveal());
    }

    @Test
    void anAddressThatCannotBeCalledIsRefused() {
        for (String url : List.of("ftp://example.com/", "http:///nowhere", "mailto:a@example.com", "hook",
                "https://user:pass@example.com/", "https://example.com/#part")) {
            DeliverySimulationContract
                    .assertRefused(() -> room.delivery.webhooks().create(room.accountId, PostRoom.GATEWAY,
                            URI.create(url), Set.of(), true), RefusalReason.INVALID);
        }
    }
}
