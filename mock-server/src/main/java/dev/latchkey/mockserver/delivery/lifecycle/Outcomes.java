package dev.latchkey.mockserver.delivery.lifecycle;

import dev.latchkey.mockserver.delivery.lifecycle.Outcome.Detail;
import dev.latchkey.mockserver.delivery.lifecycle.Outcome.Step;
import dev.latchkey.mockserver.delivery.lifecycle.Outcome.Denial;
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

/** Everything that can become of a message. */
public final class Outcomes {
    private static final Set<Channel> BOTH = Set.of(Channel.SMS, Channel.EMAIL);
    private static final Set<Channel> SMS = Set.of(Channel.SMS);
    private static final Set<Channel> EMAIL = Set.of(Channel.EMAIL);

    private static final Detail NONE = new Detail.None();
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration ARRIVES = Duration.ofSeconds(1);
    private static final Duration REACTS = Duration.ofSeconds(2);
    private static final Duration REACTS_AGAIN = Duration.ofSeconds(3);
    private static final Duration TRIED_AGAIN = Duration.ofMinutes(5);
    private static final Duration SLOW = Duration.ofHours(1);
    private static final Duration VALIDITY = Duration.ofHours(48);

    private static final Step SENT = step(EventType.SENT, Duration.ofMillis(300), AT_ONCE, NONE);
    private static final Step DELIVERED = step(EventType.DELIVERED, ARRIVES, AT_ONCE, NONE);
    private static final Step OPENED = step(EventType.OPENED, REACTS, AT_ONCE, NONE);

    /** What becomes of a message unless something else is asked for. */
    static final Outcome DEFAULTS = outcome("delivered", BOTH, "It arrives.", SENT, DELIVERED);

    private static final Map<String, Outcome> ALL = byName(
            DEFAULTS,
            outcome("slow", BOTH, "It arrives an hour later.", SENT,
                    step(EventType.DELIVERED, ARRIVES, SLOW, NONE)),
            outcome("failed", BOTH, "It cannot be sent.",
                    failure("failed", "The network did not take the message.", AT_ONCE)),
            outcome("bounce", EMAIL, "The recipient's server returns it for good.", SENT,
                    bounce(Bounce.HARD, "5.1.1", "There is no such mailbox.")),
            outcome("mailboxfull", EMAIL, "The recipient's server returns it, because the mailbox is full.", SENT,
                    bounce(Bounce.SOFT, "4.2.2", "The mailbox is full.")),
            outcome("softbounce", EMAIL, "It is deferred, and arrives 5 minutes later.", SENT,
                    deferred("4.2.1", "The mailbox cannot take mail right now."),
                    step(EventType.DELIVERED, ARRIVES, TRIED_AGAIN, NONE)),
            outcome("suppressed", EMAIL, "It is not sent, because the recipient is suppressed.",
                    new Step(EventType.DROPPED, null, "suppressed", fixed("The recipient is suppressed."), AT_ONCE,
                            AT_ONCE)),
            outcome("opened", EMAIL, "It arrives and is opened.", SENT, DELIVERED, OPENED),
            outcome("clicked", EMAIL, "It arrives and is opened, and its first link is followed.", SENT, DELIVERED,
                    OPENED, step(EventType.CLICKED, REACTS_AGAIN, AT_ONCE, new Detail.FirstLink())),
            outcome("unsubscribed", EMAIL, "It arrives and is opened, and the recipient wants no more.", SENT,
                    DELIVERED,
                    OPENED, step(EventType.UNSUBSCRIBED, REACTS_AGAIN, AT_ONCE, NONE)),
            outcome("complaint", EMAIL, "It arrives, and the recipient calls it spam.", SENT, DELIVERED,
                    step(EventType.COMPLAINED, REACTS, AT_ONCE, NONE)),
            outcome("ooto", EMAIL, "It arrives, and the recipient's server answers that nobody is there.", SENT,
                    DELIVERED, step(EventType.REPLIED, REACTS, AT_ONCE, fixed("I am out of the office."))),
            outcome("invalidnumber", SMS, "It cannot be sent, because there is no such number.",
                    failure("invalid-number", "There is no such number.", AT_ONCE)),
            outcome("noroute", SMS, "It cannot be sent, because no network leads there.",
                    failure("no-route", "No network leads to this number.", AT_ONCE)),
            outcome("notmobile", SMS, "It cannot be sent, because the number is a landline's.",
                    failure("not-mobile", "The number is not a mobile phone's.", AT_ONCE)),
            outcome("blocked", SMS, "It is sent, but the recipient has blocked the sender.", SENT,
                    failure("blocked", "The recipient has blocked the sender.", ARRIVES)),
            outcome("expired", SMS, "The phone cannot be reached, and 48 hours later it is given up.", SENT,
                    deferred("buffered", "The phone cannot be reached."),
                    new Step(EventType.FAILED, null, "expired", fixed("The phone could not be reached in time."),
                            ARRIVES, VALIDITY)),
            outcome("buffered", SMS, "The phone cannot be reached; it arrives 5 minutes later.", SENT,
                    deferred("buffered", "The phone cannot be reached."),
                    step(EventType.DELIVERED, ARRIVES, TRIED_AGAIN, NONE)),
            outcome("stop", SMS, "It arrives, and the recipient answers STOP and so wants no more.", SENT, DELIVERED,
                    step(EventType.REPLIED, REACTS, AT_ONCE, fixed("STOP")),
                    step(EventType.UNSUBSCRIBED, REACTS, AT_ONCE, NONE)),
            outcome("echo", SMS, "It arrives, and the recipient answers with the same text.", SENT, DELIVERED,
                    step(EventType.REPLIED, REACTS, AT_ONCE, new Detail.Echo())),
            refused("nocredit", "It is refused, as if the balance were too low.", RefusalReason.CREDIT_MISSING,
                    "the balance is too low."),
            refused("reject", "It is refused, as if the recipient were wrong.", RefusalReason.INVALID,
                    "this recipient is not accepted."),
            refused("ratelimit", "It is refused, as if there were too many requests.", RefusalReason.TOO_MANY_REQUESTS,
                    "there were too many requests. Try again later."),
            refused("error500", "It is refused, as if the gateway had failed.", RefusalReason.INTERNAL,
                    "the gateway has failed."),
            refused("drop", "The connection breaks without an answer, and nothing is stored.", null,
                    "the connection breaks."));

    private Outcomes() {}

    /** The outcome of this name. */
    public static Optional<Outcome> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** The outcome of this name, which is one of ours. */
    static Outcome known(String name) {
        return named(name).orElseThrow(() -> new IllegalArgumentException("There is no outcome " + name));
    }

    /** All of them. */
    public static List<Outcome> all() {
        return List.copyOf(ALL.values());
    }

    private static Map<String, Outcome> byName(Outcome... outcomes) {
        Map<String, Outcome> byName = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            byName.put(outcome.name(), outcome);
        }
        return byName;
    }

    private static Outcome outcome(String name, Set<Channel> channels, String description, Step... steps) {
        return new Outcome(name, channels, description, List.of(steps), null);
    }

    private static Outcome refused(String name, String description, @Nullable RefusalReason reason, String detail) {
        return new Outcome(name, BOTH, description, List.of(), new Denial(reason, "Simulated: " + detail));
    }

    private static Step step(EventType type, Duration paced, Duration wait, Detail detail) {
        return new Step(type, null, null, detail, paced, wait);
    }

    private static Step failure(String code, String detail, Duration paced) {
        return new Step(EventType.FAILED, null, code, fixed(detail), paced, AT_ONCE);
    }

    private static Step deferred(String code, String detail) {
        return new Step(EventType.DEFERRED, null, code, fixed(detail), ARRIVES, AT_ONCE);
    }

    private static Step bounce(Bounce bounce, String code, String detail) {
        return new Step(EventType.BOUNCED, bounce, code, fixed(detail), ARRIVES, AT_ONCE);
    }

    private static Detail fixed(String text) {
        return new Detail.Fixed(text);
    }
}
