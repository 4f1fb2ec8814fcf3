package dev.latchkey.mockserver.delivery.message;

import dev.latchkey.mockserver.delivery.lifecycle.DeliveryCommitter;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryRules;
import dev.latchkey.mockserver.delivery.lifecycle.DeliverySimulator;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryStateMachine;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryUpdateBuilder;
import dev.latchkey.mockserver.delivery.lifecycle.MessageLocks;
import dev.latchkey.mockserver.delivery.lifecycle.SubmissionContext;

import dev.latchkey.mockserver.account.Clocks;
import dev.latchkey.mockserver.account.Ids;
import dev.latchkey.mockserver.mime.MimeReader;
import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.Criteria;
import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.DeliveryEvent.Cause;
import dev.latchkey.mockserver.model.DueWork;
import dev.latchkey.mockserver.model.EventType;
import dev.latchkey.mockserver.model.HeaderField;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageStatus;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.Recipient;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.model.Statistic.Measure;
import dev.latchkey.mockserver.store.MessageStore.NewMessage;
import dev.latchkey.mockserver.store.Store;
import dev.latchkey.sdk.keys.Environment;
import dev.latchkey.sdk.message.SmsText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Accepts what is sent, captures it and lets its life begin; nothing of it ever leaves. */
public final class MessageService {
    private final Store store;
    private final DeliveryCommitter committer;
    private final DeliverySimulator simulator;
    private final Clocks clocks;
    private final Ids ids;
    private final DeliveryRules rules;
    private final MessageLocks locks;

    public MessageService(Store store, DeliveryCommitter committer, DeliverySimulator simulator, Clocks clocks, Ids ids,
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
     * Captures an SMS sent with a key; returns when it is stored with the beginning of its life.
     *
     * @throws RefusedException when something about it is wrong, the balance is too low, or a recipient or the sender wants it
     *         refused
     * @throws dev.latchkey.mockserver.model.DropConnectionException when a recipient or the sender wants the connection to break
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

    /** Captures an e-mail sent with a key, as {@link #send(SubmissionContext, NewSms)}. */
    public Message send(SubmissionContext submission, NewEmail email) {
        Instant now = clocks.now(submission.account());
        Content given = email.content();
        Content content = submission.outcome() == null
                ? given
                : new Content(given.from(), given.recipients(), given.replyTo(), given.subject(), given.text(),
                        given.html(), headers(given.headers(), submission.outcome()), given.attachments(), given.tags(),
                        given.reference());
        SubmissionValidator.check(content, Channel.EMAIL, submission, email.sendAt(), now);
        long size = MessageSize.of(content, email.raw(), email.attachments());
        if (size > rules.maxEmailBytes()) {
            throw new RefusedException(RefusalReason.TOO_LARGE,
                    "The e-mail has " + size + " bytes, attachments and all, and at most "
                            + rules.maxEmailBytes() + " are accepted. Send less, or a link to it.");
        }
        Draft draft = new Draft(Channel.EMAIL, content, 1, null, size, email.sendAt());
        return submit(submission, draft, rules.emailPrice(), now, email.raw(), email.attachments());
    }

    /**
     * Takes back a message that still waits for its time. The account gets back what it cost, in the same step.
     *
     * @throws RefusedException when it does not wait any more, or never did
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
                        "Only a message that waits for its time can be taken back; this one"
                                + " is '" + get(accountId, id).status().wireName() + "'.");
            }
            return withStatus(message, update.status());
        });
    }

    /** One message of the account. */
    public Message get(String accountId, String id) {
        return store.messages().find(accountId, id).orElseThrow(MessageService::notFound);
    }

    /**
     * Messages that fit, the newest first.
     *
     * @param before only those older than the message of this id; null for the newest
     */
    public List<Message> newest(Criteria criteria, @Nullable String before, int limit) {
        return store.messages().newest(criteria, before, limit);
    }

    /** Removes the messages that fit with everything that is known of them, and tells how many. */
    public int remove(Criteria criteria) {
        return store.messages().remove(criteria);
    }

    /** An e-mail as it came over SMTP, or as it would have left after it came over HTTP. */
    public byte[] raw(String accountId, String id) {
        Message message = get(accountId, id);
        if (message.channel() != Channel.EMAIL) {
            throw new RefusedException(RefusalReason.NOT_FOUND, "An SMS has no source. Only e-mails have one.");
        }
        return store.messages().raw(accountId, id).orElseGet(() -> MimeRenderer.of(message, attachments(message)));
    }

    /** The content of an attachment; the first has number 0. */
    public byte[] attachment(String accountId, String id, int number) {
        return attachment(get(accountId, id), number);
    }

    private byte[] attachment(Message message, int number) {
        int known = message.content().attachments().size();
        if (number < 0 || number >= known) {
            throw new RefusedException(RefusalReason.NOT_FOUND,
                    "The message has no attachment of this number; it has " + known + ", counted from 0.");
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

    /** What happened to a message, the oldest first. */
    public List<DeliveryEvent> events(String accountId, String id) {
        return store.deliveries().events(accountId, get(accountId, id).id());
    }

    /** What a recipient of a message would read, with that recipient's merge fields filled in. */
    public Content contentFor(Message message, String recipient) {
        for (Recipient each : message.content().recipients()) {
            if (each.address().equals(recipient)) {
                return MergeFields.merge(message.content(), each);
            }
        }
        throw new RefusedException(RefusalReason.NOT_FOUND, "The message has no such recipient.");
    }

    /** What is known of a message before it has an id. */
    private record Draft(Channel channel, Content content, int parts, @Nullable String encoding, long size,
            @Nullable Instant sendAt) {}

    private Message submit(SubmissionContext submission, Draft draft, BigDecimal each, Instant now,
            byte @Nullable [] raw,
            List<byte[]> attachments) {
        Set<String> recipients = DeliverySimulator.recipients(draft.content());
        submission.recipientCheck().accept(List.copyOf(recipients));
        boolean live = submission.key().environment().equals(Environment.LIVE);
        BigDecimal price = live
                ? each.multiply(BigDecimal.valueOf((long) recipients.size() * draft.parts()))
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
        NewMessage fresh = new NewMessage(withStatus(message, update.status()), raw, attachments);
        return committer.accept(fresh, update.buildInitial())
                .orElseThrow(() -> new RefusedException(RefusalReason.CREDIT_MISSING,
                        "The message costs " + price.toPlainString()
                                + ", and the account's balance is lower. Raise the balance, or use a sandbox key."));
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

    private static List<HeaderField> headers(List<HeaderField> given, @Nullable String outcome) {
        if (outcome == null) {
            return given;
        }
        List<HeaderField> headers = new ArrayList<>(given);
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
        return new RefusedException(RefusalReason.NOT_FOUND, "The account has no message of this id.");
    }
}
