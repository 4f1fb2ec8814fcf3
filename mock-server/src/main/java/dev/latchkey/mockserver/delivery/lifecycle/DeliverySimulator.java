package dev.latchkey.mockserver.delivery.lifecycle;

import dev.latchkey.mockserver.account.IdGenerator;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryOutcome.Detail;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryOutcome.Step;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryRules.Pace;
import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.DeliveryEvent.Cause;
import dev.latchkey.mockserver.model.DeliveryUpdate;
import dev.latchkey.mockserver.model.DueWork;
import dev.latchkey.mockserver.model.EventType;
import dev.latchkey.mockserver.model.HeaderField;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.Recipient;
import dev.latchkey.mockserver.store.DataStore;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Simulates the delivery of messages to each recipient, with the outcome that the recipient or the sender chose. */
public final class DeliverySimulator {
    private static final int MAX_ECHO_LENGTH = 1_600;
    private static final String LINK_ENDS = " \t\r\n\f\"'<>`";

    private final DataStore store;
    private final IdGenerator ids;
    private final Pace pace;
    private final WebhookFaults faults;

    public DeliverySimulator(DataStore store, IdGenerator ids, Pace pace, WebhookFaults faults) {
        this.store = store;
        this.ids = ids;
        this.pace = pace;
        this.faults = faults;
    }

    /** Starts an update of a message. */
    public DeliveryUpdateBuilder newUpdate(Message message, DeliveryStateMachine stateMachine, Instant at) {
        return new DeliveryUpdateBuilder(message, stateMachine, at,
                store.webhooks().ofGateway(message.accountId(), message.gateway()),
                faults, ids);
    }

    /** Records the first events of a new message: schedules it if it has a sending time, or else dispatches it. */
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

    /**
     * Returns the first update of an imported message that is scheduled. No webhook receives it, because it lies in the
     * past.
     */
    public DeliveryUpdate scheduledUpdate(Message message) {
        DeliveryUpdateBuilder update = new DeliveryUpdateBuilder(message, new DeliveryStateMachine(),
                message.accepted(), List.of(), faults, ids);
        start(update, false);
        return update.buildInitial();
    }

    /** Sends a message: records all steps up to the first delay, and schedules the others. */
    public void dispatch(DeliveryUpdateBuilder update, boolean magic) {
        Message message = update.message();
        for (String recipient : recipients(message.content())) {
            planSteps(update, recipient, chooseOutcome(message.content(), message.channel(), recipient, magic));
        }
    }

    /** Records a step that is due. It is skipped if another event has made it impossible. */
    public void applyStep(DeliveryUpdateBuilder update, DueWork.Step step) {
        update.record(step.recipient(), step.type(), step.bounce(), step.code(), step.detail(), step.cause());
    }

    /** Returns the outcome of a message for a recipient. */
    public static DeliveryOutcome chooseOutcome(Content content, Channel channel, String recipient, boolean magic) {
        for (HeaderField header : content.headers()) {
            if (header.name().equalsIgnoreCase(SubmissionContext.OUTCOME_HEADER)) {
                return DeliveryOutcomes.find(header.value()).orElse(DeliveryOutcomes.DEFAULT);
            }
        }
        DeliveryOutcome magicOutcome = magic ? MagicRecipients.outcomeFor(channel, recipient) : null;
        return magicOutcome == null ? DeliveryOutcomes.DEFAULT : magicOutcome;
    }

    /** Returns the addresses of all recipients, without duplicates. */
    public static Set<String> recipients(Content content) {
        List<Recipient> all = content.recipients();
        if (all.size() == 1) {
            return Set.of(all.get(0).address());
        }
        Set<String> addresses = new LinkedHashSet<>();
        for (Recipient recipient : all) {
            addresses.add(recipient.address());
        }
        return addresses;
    }

    private void planSteps(DeliveryUpdateBuilder update, String recipient, DeliveryOutcome outcome) {
        update.record(recipient, EventType.QUEUED, Cause.SCRIPT);
        Cause cause = outcome == DeliveryOutcomes.DEFAULT ? Cause.SCRIPT : Cause.MAGIC;
        Duration elapsed = Duration.ZERO;
        for (Step step : outcome.steps()) {
            elapsed = elapsed.plus(step.extraDelay());
            Duration delay = pace == Pace.PACED ? elapsed.plus(step.pacedDelay()) : elapsed;
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
            case Detail.FirstLink link -> firstLink(content);
        };
    }

    private static @Nullable String truncate(@Nullable String text) {
        return text == null || text.length() <= MAX_ECHO_LENGTH ? text : text.substring(0, MAX_ECHO_LENGTH);
    }

    /** Returns the first link of the HTML or, if it has none, of the text; null if there is none. */
    private static @Nullable String firstLink(Content content) {
        String htmlLink = firstLink(content.html());
        if (htmlLink != null) {
            // HTML writes the ampersands of a link as entities.
            return htmlLink.replace("&amp;", "&");
        }
        return firstLink(content.text());
    }

    private static @Nullable String firstLink(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int http = text.indexOf("http://");
        int https = text.indexOf("https://");
        int start = http < 0 || https >= 0 && https < http ? https : http;
        if (start < 0) {
            return null;
        }
        int end = start;
        while (end < text.length() && LINK_ENDS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(start, end);
    }
}
