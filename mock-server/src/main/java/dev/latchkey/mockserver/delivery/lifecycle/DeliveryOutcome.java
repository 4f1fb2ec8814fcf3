package dev.latchkey.mockserver.delivery.lifecycle;

import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.DeliveryEvent.Bounce;
import dev.latchkey.mockserver.model.EventType;
import dev.latchkey.mockserver.model.RefusalReason;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Outcome of an accepted message for one recipient.
 *
 * @param name name by which a sender can request it
 * @param channels channels on which it can occur
 * @param description one-sentence description
 * @param steps steps, in order; empty if the message is refused
 * @param refusal refusal at submission; null if the message is accepted
 */
public record DeliveryOutcome(String name, Set<Channel> channels, String description, List<Step> steps,
        @Nullable Denial refusal) {
    public DeliveryOutcome {
        channels = Set.copyOf(channels);
        steps = List.copyOf(steps);
    }

    /**
     * Step of an outcome.
     *
     * @param type type of the event
     * @param bounce type of the bounce; null for all other events
     * @param code code of a mail server or of the recipient's network; null for none
     * @param detail source of the event's detail
     * @param pacedDelay delay after the message was queued, at {@link DeliveryRules.Pace#PACED}
     * @param extraDelay delay that applies at every pace, in addition
     */
    record Step(EventType type, @Nullable Bounce bounce, @Nullable String code, Detail detail, Duration pacedDelay,
            Duration extraDelay) {}

    /** Source of an event's detail. */
    sealed interface Detail {
        /** No detail. */
        record None() implements Detail {}

        /** Fixed text. */
        record Fixed(String text) implements Detail {}

        /** Text of the message. */
        record Echo() implements Detail {}

        /** First link of the message. */
        record FirstLink() implements Detail {}
    }

    /**
     * Refusal of a message at submission.
     *
     * @param reason reason; null if the connection is dropped instead
     * @param detail text of the refusal
     */
    public record Denial(@Nullable RefusalReason reason, String detail) {}
}
