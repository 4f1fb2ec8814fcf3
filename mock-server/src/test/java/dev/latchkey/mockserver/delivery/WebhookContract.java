package dev.latchkey.mockserver.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.MovableClock;
import dev.latchkey.mockserver.core.ServerKey;
import dev.latchkey.mockserver.delivery.CallFaults.Twist;
import dev.latchkey.mockserver.model.EventType;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageStatus;
import dev.latchkey.mockserver.model.Reason;
import dev.latchkey.mockserver.model.WebhookAttempt;
import dev.latchkey.mockserver.model.WebhookAttempt.State;
import dev.latchkey.mockserver.store.Store;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks are told what happens, by real calls, on every store. */
abstract class WebhookContract {
    private static final String NUMBER = "+4915112345678";

    PostRoom room;
    Receiver receiver;

    abstract Store open();

    /** The same store after the server stopped, with what was in it; null where nothing outlives the server. */
    abstract Store reopen();

    @BeforeEach
    void begin() throws IOException {
        room = new PostRoom(open(), Pace.INSTANT);
        receiver = new Receiver();
    }

    @AfterEach
    void end() {
        receiver.close();
        room.close();
    }

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
        assertThat(newest.answer()).isEqualTo("thanks");
        assertThat(newest.body()).isEqualTo(receiver.bodies().get(2));
        assertThat(newest.error()).isNull();
    }

    @Test
    void onlyWantedEventsAreToldAndNoneToOneThatIsNotActive() {
        room.hook(receiver, EventType.BOUNCED, EventType.DELIVERED);
        room.post.webhooks().create(room.accountId, PostRoom.GATEWAY, receiver.url(), Set.of(), false);

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
    void laterEventsOfAMessageWaitForACallThatIsMadeAgainAndOtherMessagesDoNot() {
        AtomicInteger failures = new AtomicInteger(1);
        receiver.answer = call -> call.body().endsWith("queued") && failures.getAndDecrement() > 0 ? 500 : 200;
        freeze();
        room.hook(receiver);
        Message message = room.sms(NUMBER);
        PostRoom.eventually(() -> states().contains(State.RETRIED));
        Message other = room.sms(NUMBER);
        PostRoom.eventually(() -> receiver.calls.size() == 4);
        failures.set(1);

        room.advance(Duration.ofMinutes(1));

        assertThat(types(other)).containsExactly("queued", "sent", "delivered");
        assertThat(types(message)).containsExactly("queued", "queued", "queued", "sent", "delivered");
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
    void onlyTheBeginningOfALongAnswerIsKept() {
        receiver.answerBody = "x".repeat(300_000);
        room.hook(receiver, EventType.DELIVERED);
        room.sms(NUMBER);

        PostRoom.eventually(() -> states().equals(List.of(State.DELIVERED)));
        assertThat(attempts().get(0).answer()).isEqualTo("x".repeat(1_024));
    }

    @Test
    void aCallCanBeReplayedOnceItHasEnded() {
        receiver.answer = call -> 404;
        freeze();
        room.hook(receiver, EventType.DELIVERED);
        room.sms(NUMBER);
        room.advance(Duration.ofMinutes(1));
        receiver.answer = call -> 200;

        WebhookAttempt again = room.post.webhooks().replay(room.accountId, attempts().get(0).id());

        assertThat(again.state()).isEqualTo(State.WAITING);
        PostRoom.eventually(() -> room.post.webhooks().attempt(room.accountId, again.id()).state() == State.DELIVERED);
        assertThat(receiver.bodies()).hasSize(2);
        LifeContract.assertRefused(() -> room.post.webhooks().replay(room.accountId, "att_none"), Reason.NOT_FOUND);
    }

    @Test
    void aWebhookThatIsGoneIsNotCalled() {
        receiver.answer = call -> 500;
        freeze();
        Webhooks.Created hook = room.hook(receiver, EventType.DELIVERED);
        room.sms(NUMBER);
        PostRoom.eventually(() -> states().contains(State.RETRIED));

        room.post.webhooks().delete(room.accountId, hook.webhook().id());
        room.advance(Duration.ofHours(1));

        assertThat(receiver.calls).hasSize(1);
        assertThat(states()).containsExactly(State.DISCARDED, State.RETRIED);
    }

    @Test
    void theSecretCanBeReadAgainAndATestCallsAtOnce() {
        Webhooks.Created hook = room.hook(receiver);

        assertThat(hook.secret().reveal()).startsWith("whsec_").hasSize(46);
        assertThat(room.post.webhooks().secret(room.accountId, hook.webhook().id())).isEqualTo(hook.secret());
        assertThat(room.post.webhooks().test(room.accountId, hook.webhook().id()).state())
                .isEqualTo(State.DELIVERED);
        assertThat(receiver.bodies()).containsExactly("test");
        assertThat(receiver.calls.get(0).headers().getFirst("X-Secret-Length")).isEqualTo("46");
        assertThat(hook.toString()).doesNotContain(hook.secret().reveal());
    }

    @Test
    void anAddressThatCannotBeCalledIsRefused() {
        for (String url : List.of("ftp://example.com/", "http:///nowhere", "mailto:a@example.com", "hook",
                "https://user:pass@example.com/", "https://example.com/#part")) {
            LifeContract.assertRefused(() -> room.post.webhooks().create(room.accountId, PostRoom.GATEWAY,
                    URI.create(url), Set.of(), true), Reason.INVALID);
        }
    }

    @Test
    void orderIsKeptPerMessageWhenManyAreToldAtOnce() throws Exception {
        receiver.answer = call -> call.body().hashCode() % 5 == 0 ? 503 : 200;
        room.hook(receiver);
        List<Message> sent = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            sent.add(room.sms(NUMBER));
        }

        PostRoom.eventually(() -> receiver.calls.size() >= 40);
        for (int i = 0; i < 4; i++) {
            room.advance(Duration.ofMinutes(1));
        }

        for (Message message : sent) {
            assertThat(types(message).stream().distinct().toList()).isEqualTo(List.of("queued", "sent", "delivered"));
            assertThat(types(message)).isSortedAccordingTo((a, b) -> Integer.compare(place(a), place(b)));
        }
        assertThat(attempts()).noneMatch(attempt -> attempt.state() == State.WAITING);
    }

    @Test
    void movingTheClockDoesEverythingInOrderBeforeItReturns() {
        freeze();
        room.hook(receiver);
        Instant start = room.post.clocks().read(room.accountId).now();
        Message late = room.smsAt(start.plusSeconds(120), NUMBER);
        Message early = room.smsAt(start.plusSeconds(60), NUMBER);

        TestClocks.Advance done = room.advance(Duration.ofMinutes(3));

        assertThat(done.sends()).isEqualTo(2);
        assertThat(receiver.types()).containsExactlyInAnyOrder("scheduled", "scheduled", "queued", "sent", "delivered",
                "queued", "sent", "delivered");
        List<String> told = receiver.bodies().stream().filter(body -> !body.endsWith("scheduled"))
                .map(body -> body.substring(0, body.indexOf(' '))).distinct().toList();
        assertThat(told).containsExactly(early.id(), late.id());
        assertThat(receiver.calls).filteredOn(got -> got.body().equals(late.id() + " " + NUMBER + " delivered"))
                .extracting(got -> got.headers().getFirst("X-At"))
                .containsExactly(start.plusSeconds(120).toString());
        assertThat(room.post.clocks().read(room.accountId).now()).isEqualTo(start.plusSeconds(180));
    }

    @Test
    void aFrozenClockKeepsWhatIsDueWaiting() {
        freeze();
        Message message = room.email("softbounce@magic.latchkey.test");

        Message witness = room.witness();
        room.pass(Duration.ofDays(1));
        Message other = room.email("delivered@magic.latchkey.test");
        PostRoom.eventually(() -> room.now(witness).status() == MessageStatus.DELIVERED);

        assertThat(other.accepted()).isEqualTo(message.accepted());
        assertThat(room.now(message).status()).isEqualTo(MessageStatus.DEFERRED);
        room.post.clocks().resume(room.accountId);
        PostRoom.eventually(() -> room.now(message).status() == MessageStatus.DELIVERED);
    }

    @Test
    void aFaultTellsTwiceOrLateAndOutOfOrder() {
        room.close();
        CallFaults faults = (webhook, message, event) -> switch (event.type()) {
            case QUEUED -> new Twist(0, Duration.ofMinutes(1));
            case SENT -> new Twist(1, Duration.ZERO);
            default -> Twist.NONE;
        };
        room = new PostRoom(open(), new MovableClock(), ServerKey.random(), Pace.INSTANT, faults);
        freeze();
        room.hook(receiver);
        room.sms(NUMBER);

        room.advance(Duration.ofMinutes(2));

        assertThat(receiver.types()).containsExactly("sent", "sent", "delivered", "queued");
    }

    @Test
    void aStopBreaksOffACallAndTheNextStartMakesIt() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        receiver.answer = call -> {
            called.countDown();
            awaitQuietly(release);
            return 200;
        };
        room.hook(receiver, EventType.DELIVERED);
        Message waiting = room.smsAt(room.clock.instant().plusSeconds(60), NUMBER);
        Message message = room.sms(NUMBER);
        called.await();

        long started = System.nanoTime();
        room.post.close();
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
        release.countDown();
        receiver.answer = call -> 200;
        PostRoom.eventually(() -> receiver.calls.size() == 1);
        receiver.calls.clear();
        room = new PostRoom(reopen(), room.clock, room.serverKey, Pace.INSTANT, CallFaults.NONE);

        PostRoom.eventually(() -> receiver.bodies().contains(message.id() + " " + NUMBER + " delivered"));
        assertThat(room.advance(Duration.ofMinutes(1)).sends()).isEqualTo(1);
        assertThat(room.now(waiting).status()).isEqualTo(MessageStatus.DELIVERED);
    }

    private void freeze() {
        room.post.clocks().freeze(room.accountId);
    }

    private List<WebhookAttempt> attempts() {
        return room.post.webhooks().attempts(room.accountId, null, null, null, 1_000);
    }

    private List<State> states() {
        return attempts().stream().map(WebhookAttempt::state).toList();
    }

    private List<String> types(Message message) {
        return receiver.bodies().stream().filter(body -> body.startsWith(message.id()))
                .map(body -> body.substring(body.lastIndexOf(' ') + 1)).toList();
    }

    private static int place(String type) {
        return List.of("queued", "sent", "delivered").indexOf(type);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
