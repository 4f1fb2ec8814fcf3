package dev.latchkey.mockserver.delivery.lifecycle;

import dev.latchkey.mockserver.delivery.lifecycle.DeliveryOutcome.Denial;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryOutcome.Detail;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryOutcome.Step;
import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.DeliveryEvent.Bounce;
import dev.latchkey.mockserver.model.EventType;
import dev.latchkey.mockserver.model.RefusalReason;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All outcomes of a message. */
public final class DeliveryOutcomes {
    private static final Set<Channel> BOTH = Set.of(Channel.SMS, Channel.EMAIL);
    private static final Set<Channel> SMS = Set.of(Channel.SMS);
    private static final Set<Channel> EMAIL = Set.of(Channel.EMAIL);

    private static final Detail NONE = new Detail.None();
    private static final Duration NO_DELAY = Duration.ZERO;
    private static final Duration DELIVERY_DELAY = Duration.ofSeconds(1);
    private static final Duration REACTION_DELAY = Duration.ofSeconds(2);
    private static final Duration SECOND_REACTION_DELAY = Duration.ofSeconds(3);
    private static final Duration RETRY_DELAY = Duration.ofMinutes(5);
    private static final Duration SLOW_DELAY = Duration.ofHours(1);
    private static final Duration VALIDITY_PERIOD = Duration.ofHours(48);

    private static final Step SENT = step(EventType.SENT, Duration.ofMillis(300), NO_DELAY, NONE);
    private static final Step DELIVERED = step(EventType.DELIVERED, DELIVERY_DELAY, NO_DELAY, NONE);
    private static final Step OPENED = step(EventType.OPENED, REACTION_DELAY, NO_DELAY, NONE);

    /** Default outcome. */
    static final DeliveryOutcome DEFAULT = outcome("delivered", BOTH, "It arrives.", SENT, DELIVERED);

    private static final Map<String, DeliveryOutcome> ALL = byName(
            DEFAULT,
            outcome("slow", BOTH, "It arrives an hour later.", SENT,
                    step(EventType.DELIVERED, DELIVERY_DELAY, SLOW_DELAY, NONE)),
            outcome("failed", BOTH, "It cannot be sent.",
                    failure("failed", "The network did not accept the message.", NO_DELAY)),
            outcome("bounce", EMAIL, "It bounces: the recipient's server rejects it permanently.", SENT,
                    bounce(Bounce.HARD, "5.1.1", "There is no such mailbox.")),
            outcome("mailboxfull", EMAIL, "It bounces, because the recipient's mailbox is full.", SENT,
                    bounce(Bounce.SOFT, "4.2.2", "The mailbox is full.")),
            outcome("softbounce", EMAIL, "It is deferred, and arrives 5 minutes later.", SENT,
                    deferred("4.2.1", "The mailbox cannot accept mail right now."),
                    step(EventType.DELIVERED, DELIVERY_DELAY, RETRY_DELAY, NONE)),
            outcome("suppressed", EMAIL, "It is not sent, because the recipient is suppressed.",
                    new Step(EventType.DROPPED, null, "suppressed", fixed("The recipient is suppressed."), NO_DELAY,
                            NO_DELAY)),
            outcome("opened", EMAIL, "It arrives and is opened.", SENT, DELIVERED, OPENED),
            outcome("clicked", EMAIL, "It arrives, is opened, and its first link is clicked.", SENT, DELIVERED,
                    OPENED, step(EventType.CLICKED, SECOND_REACTION_DELAY, NO_DELAY, new Detail.FirstLink())),
            outcome("unsubscribed", EMAIL, "It arrives, is opened, and the recipient unsubscribes.", SENT,
                    DELIVERED,
                    OPENED, step(EventType.UNSUBSCRIBED, SECOND_REACTION_DELAY, NO_DELAY, NONE)),
            outcome("complaint", EMAIL, "It arrives, and the recipient reports it as spam.", SENT, DELIVERED,
                    step(EventType.COMPLAINED, REACTION_DELAY, NO_DELAY, NONE)),
            outcome("ooto", EMAIL, "It arrives, and the recipient's server sends an out-of-office reply.", SENT,
                    DELIVERED, step(EventType.REPLIED, REACTION_DELAY, NO_DELAY, fixed("I am out of the office."))),
            outcome("invalidnumber", SMS, "It cannot be sent, because the number does not exist.",
                    failure("invalid-number", "The number does not exist.", NO_DELAY)),
            outcome("noroute", SMS, "It cannot be sent, because there is no route to the number.",
                    failure("no-route", "There is no route to this number.", NO_DELAY)),
            outcome("notmobile", SMS, "It cannot be sent, because the number is a landline.",
                    failure("not-mobile", "The number is not a mobile number.", NO_DELAY)),
            outcome("blocked", SMS, "It is sent, but the recipient has blocked the sender.", SENT,
                    failure("blocked", "The recipient has blocked the sender.", DELIVERY_DELAY)),
            outcome("expired", SMS, "The phone cannot be reached, and the message expires after 48 hours.", SENT,
                    deferred("buffered", "The phone cannot be reached."),
                    new Step(EventType.FAILED, null, "expired", fixed("The phone could not be reached in time."),
                            DELIVERY_DELAY, VALIDITY_PERIOD)),
            outcome("buffered", SMS, "The phone cannot be reached; it arrives 5 minutes later.", SENT,
                    deferred("buffered", "The phone cannot be reached."),
                    step(EventType.DELIVERED, DELIVERY_DELAY, RETRY_DELAY, NONE)),
            outcome("stop", SMS, "It arrives, and the recipient replies STOP, which unsubscribes.", SENT, DELIVERED,
                    step(EventType.REPLIED, REACTION_DELAY, NO_DELAY, fixed("STOP")),
                    step(EventType.UNSUBSCRIBED, REACTION_DELAY, NO_DELAY, NONE)),
            outcome("echo", SMS, "It arrives, and the recipient replies with the same text.", SENT, DELIVERED,
                    step(EventType.REPLIED, REACTION_DELAY, NO_DELAY, new Detail.Echo())),
            refused("nocredit", "It is refused, as if the balance were too low.", RefusalReason.CREDIT_MISSING,
                    "the balance is too low."),
            refused("reject", "It is refused, as if the recipient were wrong.", RefusalReason.INVALID,
                    "this recipient is not accepted."),
            refused("ratelimit", "It is refused, as if there were too many requests.", RefusalReason.TOO_MANY_REQUESTS,
                    "there were too many requests. Try again later."),
            refused("error500", "It is refused, as if the gateway had failed.", RefusalReason.INTERNAL,
                    "the gateway has failed."),
            refused("drop", "The connection is dropped without a response, and nothing is stored.", null,
                    "the connection is dropped."));

    private DeliveryOutcomes() {}

    /** Returns the outcome with this name. */
    public static Optional<DeliveryOutcome> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** Returns the outcome with this name, which must exist. */
    static DeliveryOutcome get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("There is no outcome " + name));
    }

    /** Returns all outcomes. */
    public static List<DeliveryOutcome> all() {
        return List.copyOf(ALL.values());
    }

    private static Map<String, DeliveryOutcome> byName(DeliveryOutcome... outcomes) {
        Map<String, DeliveryOutcome> byName = new LinkedHashMap<>();
        for (DeliveryOutcome outcome : outcomes) {
            byName.put(outcome.name(), outcome);
        }
        return byName;
    }

    private static DeliveryOutcome outcome(String name, Set<Channel> channels, String description, Step... steps) {
        return new DeliveryOutcome(name, channels, description, List.of(steps), null);
    }

    private static DeliveryOutcome refused(String name, String description, @Nullable RefusalReason reason,
            String detail) {
        return new DeliveryOutcome(name, BOTH, description, List.of(), new Denial(reason, "Simulated: " + detail));
    }

    private static Step step(EventType type, Duration paced, Duration wait, Detail detail) {
        return new Step(type, null, null, detail, paced, wait);
    }

    private static Step failure(String code, String detail, Duration paced) {
        return new Step(EventType.FAILED, null, code, fixed(detail), paced, NO_DELAY);
    }

    private static Step deferred(String code, String detail) {
        return new Step(EventType.DEFERRED, null, code, fixed(detail), DELIVERY_DELAY, NO_DELAY);
    }

    private static Step bounce(Bounce bounce, String code, String detail) {
        return new Step(EventType.BOUNCED, bounce, code, fixed(detail), DELIVERY_DELAY, NO_DELAY);
    }

    private static Detail fixed(String text) {
        return new Detail.Fixed(text);
    }
}
