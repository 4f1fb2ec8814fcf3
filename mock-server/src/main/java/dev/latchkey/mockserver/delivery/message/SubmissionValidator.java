package dev.latchkey.mockserver.delivery.message;

import dev.latchkey.mockserver.delivery.lifecycle.DeliveryOutcome;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryOutcomes;
import dev.latchkey.mockserver.delivery.lifecycle.DeliverySimulator;
import dev.latchkey.mockserver.delivery.lifecycle.SubmissionContext;
import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.DropConnectionException;
import dev.latchkey.mockserver.model.HeaderField;
import dev.latchkey.mockserver.model.Recipient;
import dev.latchkey.mockserver.model.Refusal;
import dev.latchkey.mockserver.model.Refusal.InvalidField;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Validates a submitted message before any of it is stored. */
final class SubmissionValidator {
    private static final Duration MAX_DELAY = Duration.ofDays(30);

    private SubmissionValidator() {}

    /** Refuses an invalid message, and one for which a recipient or the sender requests a refusal. */
    static void check(Content content, Channel channel, SubmissionContext submission, @Nullable Instant sendAt,
            Instant now) {
        List<InvalidField> faults = new ArrayList<>(0);
        checkTime(sendAt, now, faults);
        faults.addAll(MergeFields.findMissingValues(content));
        checkOutcome(content, channel, faults);
        if (!faults.isEmpty()) {
            throw invalid(faults);
        }
        applySimulatedRefusal(content, channel, submission.account().magic());
    }

    private static void checkTime(@Nullable Instant sendAt, Instant now, List<InvalidField> faults) {
        if (sendAt != null && !sendAt.isAfter(now)) {
            faults.add(new InvalidField("#/sendAt", "in-the-past", "This must be later than now, which is " + now
                    + " by the account's clock. Omit it to send at once."));
        } else if (sendAt != null && sendAt.isAfter(now.plus(MAX_DELAY))) {
            faults.add(new InvalidField("#/sendAt", "too-late",
                    "This must be at most " + MAX_DELAY.toDays() + " days from now."));
        }
    }

    private static void checkOutcome(Content content, Channel channel, List<InvalidField> faults) {
        for (HeaderField header : content.headers()) {
            if (header.name().equalsIgnoreCase(SubmissionContext.OUTCOME_HEADER)
                    && DeliveryOutcomes.find(header.value())
                            .filter(outcome -> outcome.channels().contains(channel)).isEmpty()) {
                faults.add(new InvalidField("#/headers/" + SubmissionContext.OUTCOME_HEADER, "unknown",
                        "The header field " + SubmissionContext.OUTCOME_HEADER
                                + " has a value that is no outcome for this channel. Use one of "
                                + DeliveryOutcomes.all().stream()
                                        .filter(outcome -> outcome.channels().contains(channel))
                                        .map(DeliveryOutcome::name).collect(Collectors.joining(", "))
                                + "."));
            }
        }
    }

    private static void applySimulatedRefusal(Content content, Channel channel, boolean magic) {
        if (!magic && content.headers().isEmpty()) {
            return;
        }
        int[] index = new int[Recipient.Kind.values().length];
        for (Recipient recipient : content.recipients()) {
            int number = index[recipient.kind().ordinal()]++;
            DeliveryOutcome.Denial refusal = DeliverySimulator
                    .chooseOutcome(content, channel, recipient.address(), magic)
                    .refusal();
            if (refusal == null) {
                continue;
            }
            if (refusal.reason() == null) {
                throw new DropConnectionException(refusal.detail());
            }
            List<InvalidField> faults = refusal.reason() == RefusalReason.INVALID
                    ? List.of(new InvalidField("#/" + recipient.kind().wireName() + "/" + number, "rejected",
                            refusal.detail()))
                    : List.of();
            throw new RefusedException(new Refusal(refusal.reason(), refusal.detail(), faults, List.of()));
        }
    }

    private static RefusedException invalid(List<InvalidField> faults) {
        InvalidField first = faults.get(0);
        String name = first.pointer().substring(2);
        String detail = faults.size() == 1
                ? name + ": " + first.detail()
                : faults.size() + " fields are wrong; the first is " + name + ": " + first.detail();
        return new RefusedException(new Refusal(RefusalReason.INVALID, detail, faults, List.of()));
    }
}
