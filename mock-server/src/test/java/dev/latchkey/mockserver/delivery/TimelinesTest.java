package dev.latchkey.mockserver.delivery;

import dev.latchkey.mockserver.delivery.lifecycle.DeliverySimulator;
import dev.latchkey.mockserver.delivery.lifecycle.EventInjector;
import dev.latchkey.mockserver.delivery.lifecycle.Pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.DeliveryEvent.Bounce;
import dev.latchkey.mockserver.model.EventType;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageStatus;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.model.Retention;
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

/** Whatever is done in whatever order, stories make sense and the numbers agree with them. */
class TimelinesTest {
    private static final List<String> RECIPIENTS = List.of("+4915112345678", "+447700900001", "+447700900003",
            "+447700900005", "+447700900006", "+447700900008", "+447700900010");
    private static final List<EventType> ORDER = List.of(EventType.SCHEDULED, EventType.QUEUED, EventType.SENT,
            EventType.DEFERRED, EventType.DELIVERED);

    /** Something a test does: what, with which message and recipients, and for how long. */
    record Deed(int what, int which, EventType type, int seconds) {}

    @Provide
    Arbitrary<List<Deed>> deeds() {
        return Combinators.combine(Arbitraries.integers().between(0, 5), Arbitraries.integers().between(0, 50),
                Arbitraries.of(EventType.class), Arbitraries.integers().between(1, 200_000)).as(Deed::new).list()
                .ofMinSize(1).ofMaxSize(25);
    }

    @Property(tries = 150)
    void storiesOnlyGoForwardAndNumbersAgree(@ForAll("deeds") List<Deed> deeds, @ForAll Pace pace) {
        try (PostRoom room = new PostRoom(new MemoryStore(Retention.IN_MEMORY), pace)) {
            room.delivery.clocks().freeze(room.accountId);
            List<Message> messages = new ArrayList<>();
            for (Deed deed : deeds) {
                act(room, messages, deed);
                messages.forEach(message -> check(room, message));
            }
            checkStatistics(room, messages);
        }
    }

    private static void act(PostRoom room, List<Message> messages, Deed deed) {
        try {
            if (deed.what() == 0 || messages.isEmpty()) {
                messages.add(room.sms(room.sender(Environment.LIVE, null), recipients(deed)));
            } else if (deed.what() == 1) {
                messages.add(room.smsAt(now(room).plusSeconds(deed.seconds()), recipients(deed)));
            } else if (deed.what() == 2) {
                room.delivery.outbox().cancel(room.accountId, pick(messages, deed).id());
            } else if (deed.what() == 3) {
                room.advance(Duration.ofSeconds(deed.seconds()));
            } else {
                Message message = pick(messages, deed);
                String recipient = deed.what() == 4 ? null : message.content().recipients().get(0).address();
                room.delivery.events().simulate(room.accountId, message.id(), recipient,
                        new EventInjector.RequestedEvent(deed.type(), deed.seconds() % 2 == 0 ? Bounce.SOFT : null,
                                null,
                                null));
            }
        } catch (RefusedException e) {
            // What cannot be done now is refused, and must have changed nothing.
            assertThat(e.refusal().reason().code()).isIn("conflict", "invalid", "credit-missing");
        }
    }

    private static void check(PostRoom room, Message message) {
        Map<String, List<EventType>> byRecipient = new HashMap<>();
        Instant before = Instant.MIN;
        for (DeliveryEvent event : room.delivery.outbox().events(room.accountId, message.id())) {
            assertThat(event.at()).isAfterOrEqualTo(before);
            before = event.at();
            byRecipient.computeIfAbsent(event.recipient(), same -> new ArrayList<>()).add(event.type());
        }
        assertThat(byRecipient.keySet()).isEqualTo(DeliverySimulator.recipients(message.content()));
        List<EventType> last = new ArrayList<>();
        byRecipient.values().forEach(types -> last.add(checkOne(types)));
        assertThat(room.now(message).status()).isEqualTo(worst(last));
    }

    /** Checks the story for one recipient, and returns how far it has come. */
    private static EventType checkOne(List<EventType> types) {
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

    private static void checkStatistics(PostRoom room, List<Message> messages) {
        Map<Measure, Long> counted = new EnumMap<>(Measure.class);
        LocalDate last = LocalDate.ofInstant(now(room), ZoneOffset.UTC);
        LocalDate first = last.minusDays(300);
        for (Statistic day : room.delivery.statistics().days(room.accountId, PostRoom.GATEWAY, first, last)) {
            day.counts().forEach((measure, count) -> counted.merge(measure, count, Long::sum));
        }
        Map<Measure, Long> told = new EnumMap<>(Measure.class);
        for (Message message : messages) {
            int recipients = message.content().recipients().size();
            told.merge(Measure.ACCEPTED, 1L, Long::sum);
            told.merge(Measure.RECIPIENTS, (long) recipients, Long::sum);
            told.merge(Measure.PARTS, (long) recipients * message.parts(), Long::sum);
            long cost = message.price().movePointRight(4).longValueExact();
            if (cost > 0) {
                told.merge(Measure.COST, cost, Long::sum);
            }
            for (DeliveryEvent event : room.delivery.outbox().events(room.accountId, message.id())) {
                Measure measure = measure(event);
                if (measure != null) {
                    told.merge(measure, 1L, Long::sum);
                }
            }
        }
        assertThat(counted).isEqualTo(told);
    }

    private static @Nullable Measure measure(DeliveryEvent event) {
        return switch (event.type()) {
            case SCHEDULED, QUEUED -> null;
            case BOUNCED -> event.bounce() == Bounce.SOFT ? Measure.BOUNCED_SOFT : Measure.BOUNCED_HARD;
            default -> Measure.valueOf(event.type().name());
        };
    }

    private static String[] recipients(Deed deed) {
        int first = deed.which() % RECIPIENTS.size();
        return deed.which() % 3 == 0
                ? new String[]{RECIPIENTS.get(first), RECIPIENTS.get((first + 1) % RECIPIENTS.size())}
                : new String[]{RECIPIENTS.get(first)};
    }

    private static Message pick(List<Message> messages, Deed deed) {
        return messages.get(deed.which() % messages.size());
    }

    private static Instant now(PostRoom room) {
        return room.delivery.clocks().read(room.accountId).now();
    }
}
