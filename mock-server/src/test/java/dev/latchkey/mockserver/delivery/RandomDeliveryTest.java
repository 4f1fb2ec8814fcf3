package dev.latchkey.mockserver.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.delivery.lifecycle.DeliveryRules.Pace;
import dev.latchkey.mockserver.delivery.lifecycle.DeliverySimulator;
import dev.latchkey.mockserver.delivery.lifecycle.EventInjector;
import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.DeliveryEvent.Bounce;
import dev.latchkey.mockserver.model.EventType;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageStatus;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.model.RetentionLimits;
import dev.latchkey.mockserver.model.Statistic;
import dev.latchkey.mockserver.model.Statistic.Measure;
import dev.latchkey.mockserver.store.memory.MemoryStore;
import dev.latchkey.sdk.keys.Environment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Random actions in random order: the events stay consistent, and the statistics agree with them. */
class RandomDeliveryTest {
    private static final List<String> RECIPIENTS = List.of("+4915112345678", "+447700900001", "+447700900003",
            "+447700900005", "+447700900006", "+447700900008", "+447700900010");
    private static final List<EventType> ORDER = List.of(EventType.SCHEDULED, EventType.QUEUED, EventType.SENT,
            EventType.DEFERRED, EventType.DELIVERED);

    /**
     * Action of the test.
     *
     * @param operation number of the operation
     * @param selector selects the message and its recipients
     * @param seconds how far to advance or to schedule
     */
    record Action(int operation, int selector, EventType type, int seconds) {}

    @Provide
    Arbitrary<List<Action>> actions() {
        return Combinators.combine(Arbitraries.integers().between(0, 5), Arbitraries.integers().between(0, 50),
                Arbitraries.of(EventType.class), Arbitraries.integers().between(1, 200_000)).as(Action::new).list()
                .ofMinSize(1).ofMaxSize(25);
    }

    @Property(tries = 150)
    void eventsOnlyMoveForwardAndStatisticsAgree(@ForAll("actions") List<Action> actions, @ForAll Pace pace) {
        try (DeliveryHarness harness = new DeliveryHarness(new MemoryStore(RetentionLimits.IN_MEMORY), pace)) {
            harness.delivery.testClocks().freeze(harness.accountId);
            List<Message> messages = new ArrayList<>();
            for (Action action : actions) {
                perform(harness, messages, action);
                messages.forEach(message -> check(harness, message));
            }
            checkStatistics(harness, messages);
        }
    }

    private static void perform(DeliveryHarness harness, List<Message> messages, Action action) {
        try {
            if (action.operation() == 0 || messages.isEmpty()) {
                messages.add(harness.sms(harness.sender(Environment.LIVE, null), recipients(action)));
            } else if (action.operation() == 1) {
                messages.add(harness.smsAt(now(harness).plusSeconds(action.seconds()), recipients(action)));
            } else if (action.operation() == 2) {
                harness.delivery.messages().cancel(harness.accountId, pick(messages, action).id());
            } else if (action.operation() == 3) {
                harness.advance(Duration.ofSeconds(action.seconds()));
            } else {
                Message message = pick(messages, action);
                String recipient = action.operation() == 4 ? null : message.content().recipients().get(0).address();
                harness.delivery.eventInjector().simulate(harness.accountId, message.id(), recipient,
                        new EventInjector.RequestedEvent(action.type(), action.seconds() % 2 == 0 ? Bounce.SOFT : null,
                                null,
                                null));
            }
        } catch (RefusedException e) {
            // An action that is impossible now is refused, and must not change anything.
            assertThat(e.refusal().reason().code()).isIn("conflict", "invalid", "credit-missing");
        }
    }

    private static void check(DeliveryHarness harness, Message message) {
        Map<String, List<EventType>> byRecipient = new HashMap<>();
        Instant before = Instant.MIN;
        for (DeliveryEvent event : harness.delivery.messages().events(harness.accountId, message.id())) {
            assertThat(event.at()).isAfterOrEqualTo(before);
            before = event.at();
            byRecipient.computeIfAbsent(event.recipient(), same -> new ArrayList<>()).add(event.type());
        }
        assertThat(byRecipient.keySet()).isEqualTo(DeliverySimulator.recipients(message.content()));
        List<EventType> last = new ArrayList<>();
        byRecipient.values().forEach(types -> last.add(checkRecipient(types)));
        assertThat(harness.reload(message).status()).isEqualTo(worst(last));
    }

    /** Checks the events of one recipient, and returns the final status. */
    private static EventType checkRecipient(List<EventType> types) {
        EventType now = types.get(0);
        assertThat(now).isIn(EventType.SCHEDULED, EventType.QUEUED);
        for (EventType next : types.subList(1, types.size())) {
            switch (next) {
                case OPENED, CLICKED, UNSUBSCRIBED, COMPLAINED, REPLIED ->
                    assertThat(now).as(types.toString()).isEqualTo(EventType.DELIVERED);
                case CANCELED -> assertThat(now).as(types.toString()).isEqualTo(EventType.SCHEDULED);
                case BOUNCED, FAILED, DROPPED -> assertThat(ORDER.indexOf(now)).as(types.toString()).isPositive();
                case DEFERRED -> assertThat(now).isIn(EventType.SENT, EventType.DEFERRED);
                default -> assertThat(ORDER.indexOf(next)).as(types.toString()).isGreaterThan(ORDER.indexOf(now));
            }
            boolean reaction = next.compareTo(EventType.OPENED) >= 0;
            now = reaction ? now : next;
        }
        return now;
    }

    private static MessageStatus worst(List<EventType> last) {
        for (String status : List.of("FAILED", "BOUNCED", "DROPPED", "CANCELED", "SCHEDULED", "QUEUED", "DEFERRED",
                "SENT")) {
            if (last.contains(EventType.valueOf(status))) {
                return MessageStatus.valueOf(status);
            }
        }
        return MessageStatus.DELIVERED;
    }

    private static void checkStatistics(DeliveryHarness harness, List<Message> messages) {
        Map<Measure, Long> counted = new EnumMap<>(Measure.class);
        LocalDate last = LocalDate.ofInstant(now(harness), ZoneOffset.UTC);
        LocalDate first = last.minusDays(300);
        for (Statistic day : harness.delivery.statistics().days(harness.accountId, DeliveryHarness.GATEWAY, first,
                last)) {
            day.counts().forEach((measure, count) -> counted.merge(measure, count, Long::sum));
        }
        Map<Measure, Long> expected = new EnumMap<>(Measure.class);
        for (Message message : messages) {
            int recipients = message.content().recipients().size();
            expected.merge(Measure.ACCEPTED, 1L, Long::sum);
            expected.merge(Measure.RECIPIENTS, (long) recipients, Long::sum);
            expected.merge(Measure.PARTS, (long) recipients * message.parts(), Long::sum);
            long cost = message.price().movePointRight(4).longValueExact();
            if (cost > 0) {
                expected.merge(Measure.COST, cost, Long::sum);
            }
            for (DeliveryEvent event : harness.delivery.messages().events(harness.accountId, message.id())) {
                Measure measure = measure(event);
                if (measure != null) {
                    expected.merge(measure, 1L, Long::sum);
                }
            }
        }
        assertThat(counted).isEqualTo(expected);
    }

    private static @Nullable Measure measure(DeliveryEvent event) {
        return switch (event.type()) {
            case SCHEDULED, QUEUED -> null;
            case BOUNCED -> event.bounce() == Bounce.SOFT ? Measure.BOUNCED_SOFT : Measure.BOUNCED_HARD;
            default -> Measure.valueOf(event.type().name());
        };
    }

    private static String[] recipients(Action action) {
        int first = action.selector() % RECIPIENTS.size();
        return action.selector() % 3 == 0
                ? new String[]{RECIPIENTS.get(first), RECIPIENTS.get((first + 1) % RECIPIENTS.size())}
                : new String[]{RECIPIENTS.get(first)};
    }

    private static Message pick(List<Message> messages, Action action) {
        return messages.get(action.selector() % messages.size());
    }

    private static Instant now(DeliveryHarness harness) {
        return harness.delivery.testClocks().read(harness.accountId).now();
    }
}
