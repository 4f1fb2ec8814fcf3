package dev.latchkey.mockserver.delivery.message;

import dev.latchkey.mockserver.account.AccountClocks;
import dev.latchkey.mockserver.account.IdGenerator;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryCommitter;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryRules;
import dev.latchkey.mockserver.delivery.lifecycle.DeliverySimulator;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryStateMachine;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryUpdateBuilder;
import dev.latchkey.mockserver.delivery.lifecycle.MessageLocks;
import dev.latchkey.mockserver.delivery.lifecycle.SubmissionContext;
import dev.latchkey.mockserver.mime.MimeReader;
import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.DeliveryEvent.Cause;
import dev.latchkey.mockserver.model.DueWork;
import dev.latchkey.mockserver.model.EventType;
import dev.latchkey.mockserver.model.HeaderField;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageCriteria;
import dev.latchkey.mockserver.model.MessageStatus;
import dev.latchkey.mockserver.model.Recipient;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.model.Statistic.Measure;
import dev.latchkey.mockserver.store.DataStore;
import dev.latchkey.mockserver.store.MessageStore.NewMessage;
import dev.latchkey.sdk.keys.Environment;
import dev.latchkey.sdk.message.SmsText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Accepts and stores messages and starts their simulated delivery. Nothing is ever sent to a real recipient. */
public final class MessageService {
    private final DataStore store;
    private final DeliveryCommitter committer;
    private final DeliverySimulator simulator;
    private final AccountClocks clocks;
    private final IdGenerator ids;
    private final DeliveryRules rules;
    private final MessageLocks locks;

    public MessageService(DataStore store, DeliveryCommitter committer, DeliverySimulator simulator,
            AccountClocks clocks, IdGenerator ids,
            DeliveryRules rules, MessageLocks locks) {
        this.store = store;
        this.committer = committer;
        this.simulator = simulator;
        this.clocks = clocks;
        this.ids = ids;
        this.rules = rules;
        this.locks = locks;
    }

    /**
     * Accepts an SMS. Returns when it is stored with its first events.
     *
     * @throws RefusedException if it is invalid, the balance is too low, or the recipient or sender requests a refusal
     * @throws dev.latchkey.mockserver.model.DropConnectionException if the recipient or sender requests a dropped
     *        connection
     */
    public Message send(SubmissionContext submission, NewSms sms) {
        Instant now = clocks.now(submission.account());
        Content content = new Content(sms.from(), recipients(sms.to()), null, null, sms.text(), null,
                headers(List.of(), submission.outcome()), List.of(), sms.tags(), sms.reference());
        SubmissionValidator.check(content, Channel.SMS, submission, sms.sendAt(), now);
        SmsText text = SmsText.of(sms.text());
        String encoding = text.encoding() == SmsText.Encoding.GSM_7 ? "gsm-7" : "ucs-2";
        Draft draft = new Draft(Channel.SMS, content, Math.max(1, text.parts()), encoding,
                MessageSize.of(content, null, List.of()),
                sms.sendAt());
        return submit(submission, draft, rules.smsPrice(), now, null, List.of());
    }

    /** Accepts an e-mail, in the same way as {@link #send(SubmissionContext, NewSms)}. */
    public Message send(SubmissionContext submission, NewEmail email) {
        Instant now = clocks.now(submission.account());
        Content original = email.content();
        Content content = submission.outcome() == null
                ? original
                : new Content(original.from(), original.recipients(), original.replyTo(), original.subject(),
                        original.text(), original.html(), headers(original.headers(), submission.outcome()),
                        original.attachments(), original.tags(), original.reference());
        SubmissionValidator.check(content, Channel.EMAIL, submission, email.sendAt(), now);
        long size = MessageSize.of(content, email.raw(), email.attachments());
        if (size > rules.maxEmailBytes()) {
            throw new RefusedException(RefusalReason.TOO_LARGE,
                    "The e-mail has " + size + " bytes including attachments, and at most " + rules.maxEmailBytes()
                            + " are accepted. Make it smaller, or send a link.");
        }
        Draft draft = new Draft(Channel.EMAIL, content, 1, null, size, email.sendAt());
        return submit(submission, draft, rules.emailPrice(), now, email.raw(), email.attachments());
    }

    /**
     * Cancels a scheduled message and refunds its price in the same transaction.
     *
     * @throws RefusedException if the message is not scheduled, or no longer
     */
    public Message cancel(String accountId, String id) {
        return locks.withLock(id, () -> {
            Message message = get(accountId, id);
            DeliveryUpdateBuilder update = simulator.newUpdate(message,
                    DeliveryStateMachine.of(store.deliveries().events(accountId, id)),
                    clocks.of(accountId).instant());
            for (String recipient : DeliverySimulator.recipients(message.content())) {
                update.record(recipient, EventType.CANCELED, Cause.MANUAL);
            }
            update.refund();
            DueWork send = store.deliveries().dueForMessage(accountId, id).stream()
                    .filter(work -> work.task() instanceof DueWork.Send).findFirst().orElse(null);
            if (update.events().isEmpty() || send == null || !committer.complete(send, update.build())) {
                throw new RefusedException(RefusalReason.CONFLICT,
                        "Only a scheduled message can be canceled; this one is '"
                                + get(accountId, id).status().wireName() + "'.");
            }
            return withStatus(message, update.status());
        });
    }

    /** Returns a message of the account. */
    public Message get(String accountId, String id) {
        return store.messages().find(accountId, id).orElseThrow(MessageService::notFound);
    }

    /**
     * Returns the matching messages, newest first.
     *
     * @param before only messages older than the one with this id; null to start with the newest
     */
    public List<Message> newest(MessageCriteria criteria, @Nullable String before, int limit) {
        return store.messages().newest(criteria, before, limit);
    }

    /** Removes the matching messages with all their data, and returns how many there were. */
    public int remove(MessageCriteria criteria) {
        return store.messages().remove(criteria);
    }

    /** Returns an e-mail as it came over SMTP or, if it came over HTTP, as it would have been sent. */
    public byte[] raw(String accountId, String id) {
        Message message = get(accountId, id);
        if (message.channel() != Channel.EMAIL) {
            throw new RefusedException(RefusalReason.NOT_FOUND, "An SMS has no raw source; only an e-mail has one.");
        }
        return store.messages().raw(accountId, id).orElseGet(() -> MimeRenderer.of(message, attachments(message)));
    }

    /** Returns the content of an attachment; the first one has number 0. */
    public byte[] attachment(String accountId, String id, int number) {
        return attachment(get(accountId, id), number);
    }

    private byte[] attachment(Message message, int number) {
        int count = message.content().attachments().size();
        if (number < 0 || number >= count) {
            throw new RefusedException(RefusalReason.NOT_FOUND,
                    "The message has no attachment with this number. It has " + count + ", numbered from 0.");
        }
        String accountId = message.accountId();
        String id = message.id();
        return store.messages().attachment(accountId, id, number)
                .or(() -> store.messages().raw(accountId, id)
                        .map(raw -> MimeReader.read(raw).parts().get(number).content()))
                .orElseThrow(MessageService::notFound);
    }

    private List<byte[]> attachments(Message message) {
        List<byte[]> files = new ArrayList<>();
        for (int i = 0; i < message.content().attachments().size(); i++) {
            files.add(attachment(message, i));
        }
        return files;
    }

    /** Returns the events of a message, oldest first. */
    public List<DeliveryEvent> events(String accountId, String id) {
        return store.deliveries().events(accountId, get(accountId, id).id());
    }

    /** Returns the content of a message with the merge fields of one recipient filled in. */
    public Content contentFor(Message message, String recipient) {
        for (Recipient each : message.content().recipients()) {
            if (each.address().equals(recipient)) {
                return MergeFields.merge(message.content(), each);
            }
        }
        throw new RefusedException(RefusalReason.NOT_FOUND, "The message has no such recipient.");
    }

    /** Properties of a message before it has an id. */
    private record Draft(Channel channel, Content content, int parts, @Nullable String encoding, long size,
            @Nullable Instant sendAt) {}

    private Message submit(SubmissionContext submission, Draft draft, BigDecimal unitPrice, Instant now,
            byte @Nullable [] raw,
            List<byte[]> attachments) {
        Set<String> recipients = DeliverySimulator.recipients(draft.content());
        submission.recipientCheck().accept(List.copyOf(recipients));
        boolean live = submission.key().environment().equals(Environment.LIVE);
        BigDecimal price = live
                ? unitPrice.multiply(BigDecimal.valueOf((long) recipients.size() * draft.parts()))
                : BigDecimal.ZERO;
        Message message = new Message(ids.next("msg"), submission.account().id(), 0, draft.channel(),
                submission.key().gateway(), submission.key().environment(), submission.key().id(),
                submission.key().name(),
                submission.source(), submission.address(), submission.requestId(), draft.content(), draft.parts(),
                draft.encoding(), price, draft.size(), now, draft.sendAt(), MessageStatus.QUEUED);
        DeliveryUpdateBuilder update = simulator.newUpdate(message, new DeliveryStateMachine(), now);
        simulator.start(update, submission.account().magic());
        update.count(Measure.ACCEPTED, 1);
        update.count(Measure.RECIPIENTS, recipients.size());
        update.count(Measure.PARTS, draft.channel() == Channel.SMS ? (long) recipients.size() * draft.parts() : 0);
        update.count(Measure.COST, Measure.cost(price));
        NewMessage newMessage = new NewMessage(withStatus(message, update.status()), raw, attachments);
        return committer.accept(newMessage, update.buildInitial())
                .orElseThrow(() -> new RefusedException(RefusalReason.CREDIT_MISSING,
                        "The message costs " + price.toPlainString()
                                + ", but the account's balance is lower. Increase the balance, or use a sandbox key."));
    }

    private static List<Recipient> recipients(List<String> numbers) {
        if (numbers.size() == 1) {
            return List.of(Recipient.to(numbers.get(0)));
        }
        List<Recipient> recipients = new ArrayList<>(numbers.size());
        for (String number : numbers) {
            recipients.add(Recipient.to(number));
        }
        return recipients;
    }

    private static List<HeaderField> headers(List<HeaderField> original, @Nullable String outcome) {
        if (outcome == null) {
            return original;
        }
        List<HeaderField> headers = new ArrayList<>(original);
        headers.removeIf(header -> header.name().equalsIgnoreCase(SubmissionContext.OUTCOME_HEADER));
        headers.add(new HeaderField(SubmissionContext.OUTCOME_HEADER, outcome));
        return headers;
    }

    private static Message withStatus(Message message, MessageStatus status) {
        return new Message(message.id(), message.accountId(), message.position(), message.channel(),
                message.gateway(), message.environment(), message.keyId(), message.keyName(), message.source(),
                message.address(), message.requestId(), message.content(), message.parts(), message.encoding(),
                message.price(), message.size(), message.accepted(), message.sendAt(), status);
    }

    private static RefusedException notFound() {
        return new RefusedException(RefusalReason.NOT_FOUND, "The account has no message with this ID.");
    }
}
