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
 * What becomes of a message for a recipient, after it was accepted and waits to be sent.
 *
 * @param name by which a sender can ask for it
 * @param channels messages of which kind it can befall
 * @param description what happens, in a sentence
 * @param steps what happens, in order; empty where the message is refused
 * @param refusal how the message is refused when it is submitted; null where it is accepted
 */
public record Outcome(String name, Set<Channel> channels, String description, List<Step> steps,
        @Nullable Denial refusal) {
    public Outcome {
        channels = Set.copyOf(channels);
        steps = List.copyOf(steps);
    }

    /**
     * One thing that happens.
     *
     * @param type what
     * @param bounce how the message was returned; null for all other types
     * @param code what a server on the way or the recipient's network says; null for nothing
     * @param detail where its detail comes from
     * @param pacedDelay how long after the message was queued it happens at the pace of {@link Pace#PACED}
     * @param extraDelay how much longer it takes by nature, at every pace
     */
    record Step(EventType type, @Nullable Bounce bounce, @Nullable String code, Detail detail, Duration pacedDelay,
            Duration extraDelay) {}

    /** Where an event's detail comes from. */
    sealed interface Detail {
        /** There is none. */
        record None() implements Detail {}

        /** Always the same sentence. */
        record Fixed(String text) implements Detail {}

        /** The text of the message. */
        record Echo() implements Detail {}

        /** The first link in the message. */
        record FirstLink() implements Detail {}
    }

    /**
     * How a message is refused when it is submitted.
     *
     * @param reason why; null where the connection breaks instead
     * @param detail the refusal's sentence
     */
    public record Denial(@Nullable RefusalReason reason, String detail) {}
}
