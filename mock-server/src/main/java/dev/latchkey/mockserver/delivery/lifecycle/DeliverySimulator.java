package dev.latchkey.mockserver.delivery.lifecycle;

import dev.latchkey.mockserver.account.Ids;
import dev.latchkey.mockserver.delivery.lifecycle.Outcome.Detail;
import dev.latchkey.mockserver.delivery.lifecycle.Outcome.Step;
import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.DeliveryEvent.Cause;
import dev.latchkey.mockserver.model.DueWork;
import dev.latchkey.mockserver.model.EventType;
import dev.latchkey.mockserver.model.HeaderField;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.DeliveryUpdate;
import dev.latchkey.mockserver.model.Recipient;
import dev.latchkey.mockserver.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of messages: of each for every recipient, as the recipient or the sender chose. */
public final class DeliverySimulator {
    private static final int MAX_ECHO_LENGTH = 1_600;

    private final Store store;
    private final Ids ids;
    private final Pace pace;
    private final WebhookFaults faults;

    public DeliverySimulator(Store store, Ids ids, Pace pace, WebhookFaults faults) {
        this.store = store;
        this.ids = ids;
        this.pace = pace;
        this.faults = faults;
    }

    /** Begins to tell what happens to a message at a moment. */
    public DeliveryUpdateBuilder newUpdate(Message message, DeliveryStateMachine stateMachine, Instant at) {
        return new DeliveryUpdateBuilder(message, stateMachine, at,
                store.webhooks().ofGateway(message.accountId(), message.gateway()),
                faults, ids);
    }

    /** A message that is new: it waits for its time, or goes its way. */
    public void start(DeliveryUpdateBuilder update, boolean magic) {
        Message message = update.message();
        if (message.sendAt() == null) {
            dispatch(update, magic);
            return;
        }
        for (String recipient : recipients(message.content())) {
            update.record(recipient, EventType.SCHEDULED, Cause.SCRIPT);
        }
        update.schedule(message.sendAt(), new DueWork.Send(message.id()));
    }

    /** The beginning of a message that waits for its time since long ago: no webhook is told of that again. */
    public DeliveryUpdate scheduledUpdate(Message message) {
        DeliveryUpdateBuilder update = new DeliveryUpdateBuilder(message, new DeliveryStateMachine(),
                message.accepted(), List.of(), faults, ids);
        start(update, false);
        return update.buildInitial();
    }

    /** A message goes its way, as far as it comes without a wait. */
    public void dispatch(DeliveryUpdateBuilder update, boolean magic) {
        Message message = update.message();
        for (String recipient : recipients(message.content())) {
            planSteps(update, recipient, chooseOutcome(message.content(), message.channel(), recipient, magic));
        }
    }

    /** A step's time has come; it is left out where something else has happened meanwhile. */
    public void applyStep(DeliveryUpdateBuilder update, DueWork.Step step) {
        update.record(step.recipient(), step.type(), step.bounce(), step.code(), step.detail(), step.cause());
    }

    /** What becomes of a message for a recipient. */
    public static Outcome chooseOutcome(Content content, Channel channel, String recipient, boolean magic) {
        for (HeaderField header : content.headers()) {
            if (header.name().equalsIgnoreCase(SubmissionContext.OUTCOME_HEADER)) {
                return Outcomes.find(header.value()).orElse(Outcomes.DEFAULT);
            }
        }
        Outcome chosen = magic ? MagicRecipients.outcomeFor(channel, recipient) : null;
        return chosen == null ? Outcomes.DEFAULT : chosen;
    }

    /** Everybody who shall get a message, once. */
    public static Set<String> recipients(Content content) {
        List<Recipient> all = content.recipients();
        if (all.size() == 1) {
            return Set.of(all.get(0).address());
        }
        Set<String> once = new LinkedHashSet<>();
        for (Recipient recipient : all) {
            once.add(recipient.address());
        }
        return once;
    }

    private void planSteps(DeliveryUpdateBuilder update, String recipient, Outcome outcome) {
        update.record(recipient, EventType.QUEUED, Cause.SCRIPT);
        Cause cause = outcome == Outcomes.DEFAULT ? Cause.SCRIPT : Cause.MAGIC;
        Duration waited = Duration.ZERO;
        for (Step step : outcome.steps()) {
            waited = waited.plus(step.extraDelay());
            Duration delay = pace == Pace.PACED ? waited.plus(step.pacedDelay()) : waited;
            String detail = detail(step.detail(), update.message().content());
            if (delay.isZero()) {
                update.record(recipient, step.type(), step.bounce(), step.code(), detail, cause);
            } else {
                update.schedule(update.at().plus(delay), new DueWork.Step(update.message().id(), recipient,
                        step.type(), step.bounce(), step.code(), detail, cause));
            }
        }
    }

    private static @Nullable String detail(Detail detail, Content content) {
        return switch (detail) {
            case Detail.None none -> null;
            case Detail.Fixed fixed -> fixed.text();
            case Detail.Echo echo -> truncate(content.text());
            case Detail.FirstLink link -> FirstLinkExtractor.first(content);
        };
    }

    private static @Nullable String truncate(@Nullable String text) {
        return text == null || text.length() <= MAX_ECHO_LENGTH ? text : text.substring(0, MAX_ECHO_LENGTH);
    }
}
