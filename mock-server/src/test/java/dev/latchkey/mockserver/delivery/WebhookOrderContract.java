package dev.latchkey.mockserver.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.MovableClock;
import dev.latchkey.mockserver.crypto.ServerKey;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryRules.Pace;
import dev.latchkey.mockserver.delivery.lifecycle.WebhookFaults;
import dev.latchkey.mockserver.delivery.lifecycle.WebhookFaults.WebhookFault;
import dev.latchkey.mockserver.delivery.schedule.TestClocks;
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

/** Order of webhook requests, on every store. */
abstract class WebhookOrderContract extends WebhookFixture {
    @Test
    void laterEventsOfAMessageWaitForACallThatIsMadeAgainAndOtherMessagesDoNot() {
        AtomicInteger failures = new AtomicInteger(1);
        receiver.responder = call -> call.body().endsWith("queued") && failures.getAndDecrement() > 0 ? 500 : 200;
        freeze();
        harness.createWebhook(receiver);
        Message message = harness.sms(NUMBER);
        DeliveryHarness.await(() -> states().contains(State.RETRIED));
        Message other = harness.sms(NUMBER);
        DeliveryHarness.await(() -> receiver.requests.size() == 4);
        failures.set(1);

        harness.advance(Duration.ofMinutes(1));

        assertThat(types(other)).containsExactly("queued", "sent", "delivered");
        assertThat(types(message)).containsExactly("queued", "queued", "queued", "sent", "delivered");
    }

    @Test
    void orderIsKeptPerMessageWhenManyAreSentAtOnce() throws Exception {
        receiver.responder = call -> call.body().hashCode() % 5 == 0 ? 503 : 200;
        harness.createWebhook(receiver);
        List<Message> sent = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            sent.add(harness.sms(NUMBER));
        }

        DeliveryHarness.await(() -> receiver.requests.size() >= 40);
        for (int i = 0; i < 4; i++) {
            harness.advance(Duration.ofMinutes(1));
        }

        for (Message message : sent) {
            assertThat(types(message).stream().distinct().toList()).isEqualTo(List.of("queued", "sent", "delivered"));
            assertThat(types(message)).isSortedAccordingTo((a, b) -> Integer.compare(position(a), position(b)));
        }
        assertThat(attempts()).noneMatch(attempt -> attempt.state() == State.WAITING);
    }

    @Test
    void movingTheClockDoesEverythingInOrderBeforeItReturns() {
        freeze();
        harness.createWebhook(receiver);
        Instant start = harness.delivery.testClocks().read(harness.accountId).now();
        Message late = harness.smsAt(start.plusSeconds(120), NUMBER);
        Message early = harness.smsAt(start.plusSeconds(60), NUMBER);

        TestClocks.Advance advance = harness.advance(Duration.ofMinutes(3));

        assertThat(advance.sends()).isEqualTo(2);
        assertThat(receiver.types()).containsExactlyInAnyOrder("scheduled", "scheduled", "queued", "sent", "delivered",
                "queued", "sent", "delivered");
        List<String> messageIds = receiver.bodies().stream().filter(body -> !body.endsWith("scheduled"))
                .map(body -> body.substring(0, body.indexOf(' '))).distinct().toList();
        assertThat(messageIds).containsExactly(early.id(), late.id());
        assertThat(receiver.requests)
                .filteredOn(request -> request.body().equals(late.id() + " " + NUMBER + " delivered"))
                .extracting(request -> request.headers().getFirst("X-At"))
                .containsExactly(start.plusSeconds(120).toString());
        assertThat(harness.delivery.testClocks().read(harness.accountId).now()).isEqualTo(start.plusSeconds(180));
    }

    @Test
    void aFrozenClockKeepsWhatIsDueWaiting() {
        freeze();
        Message message = harness.email("softbounce@magic.latchkey.test");

        Message sentinel = harness.addSentinelMessage();
        harness.advanceServerClock(Duration.ofDays(1));
        Message other = harness.email("delivered@magic.latchkey.test");
        DeliveryHarness.await(() -> harness.reload(sentinel).status() == MessageStatus.DELIVERED);

        assertThat(other.accepted()).isEqualTo(message.accepted());
        assertThat(harness.reload(message).status()).isEqualTo(MessageStatus.DEFERRED);
        harness.delivery.testClocks().resume(harness.accountId);
        DeliveryHarness.await(() -> harness.reload(message).status() == MessageStatus.DELIVERED);
    }

    @Test
    void aFaultDuplicatesOrDelaysARequestOutOfOrder() {
        harness.close();
        WebhookFaults faults = (webhook, message, event) -> switch (event.type()) {
            case QUEUED -> new WebhookFault(0, Duration.ofMinutes(1));
            case SENT -> new WebhookFault(1, Duration.ZERO);
            default -> WebhookFault.NONE;
        };
        harness = new DeliveryHarness(open(), new MovableClock(), ServerKey.random(), Pace.INSTANT, faults);
        freeze();
        harness.createWebhook(receiver);
        harness.sms(NUMBER);

        harness.advance(Duration.ofMinutes(2));

        assertThat(receiver.types()).containsExactly("sent", "sent", "delivered", "queued");
    }

    @Test
    void aStopBreaksOffACallAndTheNextStartMakesIt() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        receiver.responder = call -> {
            called.countDown();
            awaitQuietly(release);
            return 200;
        };
        harness.createWebhook(receiver, EventType.DELIVERED);
        Message waiting = harness.smsAt(harness.clock.instant().plusSeconds(60), NUMBER);
        Message message = harness.sms(NUMBER);
        called.await();

        long started = System.nanoTime();
        harness.delivery.close();
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
        release.countDown();
        receiver.responder = call -> 200;
        DeliveryHarness.await(() -> receiver.requests.size() == 1);
        receiver.requests.clear();
        harness = new DeliveryHarness(reopen(), harness.clock, harness.serverKey, Pace.INSTANT, WebhookFaults.NONE);

        DeliveryHarness.await(() -> receiver.bodies().contains(message.id() + " " + NUMBER + " delivered"));
        assertThat(harness.advance(Duration.ofMinutes(1)).sends()).isEqualTo(1);
        assertThat(harness.reload(waiting).status()).isEqualTo(MessageStatus.DELIVERED);
    }

    private static int position(String type) {
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
