package dev.latchkey.mockserver.delivery;

import dev.latchkey.mockserver.delivery.lifecycle.Pace;
import dev.latchkey.mockserver.delivery.lifecycle.WebhookFaults;
import dev.latchkey.mockserver.delivery.schedule.TestClocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.MovableClock;
import dev.latchkey.mockserver.crypto.ServerKey;
import dev.latchkey.mockserver.delivery.lifecycle.WebhookFaults.WebhookFault;
import dev.latchkey.mockserver.model.EventType;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageStatus;
import dev.latchkey.mockserver.model.WebhookAttempt.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** When webhooks are told what, and what comes after what, on every store. */
abstract class WebhookOrderContract extends WebhookFixture {
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
        Instant start = room.delivery.clocks().read(room.accountId).now();
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
        assertThat(room.delivery.clocks().read(room.accountId).now()).isEqualTo(start.plusSeconds(180));
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
        room.delivery.clocks().resume(room.accountId);
        PostRoom.eventually(() -> room.now(message).status() == MessageStatus.DELIVERED);
    }

    @Test
    void aFaultTellsTwiceOrLateAndOutOfOrder() {
        room.close();
        WebhookFaults faults = (webhook, message, event) -> switch (event.type()) {
            case QUEUED -> new WebhookFault(0, Duration.ofMinutes(1));
            case SENT -> new WebhookFault(1, Duration.ZERO);
            default -> WebhookFault.NONE;
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
        room.delivery.close();
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
        release.countDown();
        receiver.answer = call -> 200;
        PostRoom.eventually(() -> receiver.calls.size() == 1);
        receiver.calls.clear();
        room = new PostRoom(reopen(), room.clock, room.serverKey, Pace.INSTANT, WebhookFaults.NONE);

        PostRoom.eventually(() -> receiver.bodies().contains(message.id() + " " + NUMBER + " delivered"));
        assertThat(room.advance(Duration.ofMinutes(1)).sends()).isEqualTo(1);
        assertThat(room.now(waiting).status()).isEqualTo(MessageStatus.DELIVERED);
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
