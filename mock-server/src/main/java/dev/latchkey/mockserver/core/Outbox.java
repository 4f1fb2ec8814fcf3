package dev.latchkey.mockserver.core;

import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.Criteria;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageStatus;
import dev.latchkey.mockserver.model.Progress;
import dev.latchkey.mockserver.model.Reason;
import dev.latchkey.mockserver.model.Recipient;
import dev.latchkey.mockserver.model.Refused;
import dev.latchkey.mockserver.model.Source;
import dev.latchkey.mockserver.store.Messages.NewMessage;
import dev.latchkey.mockserver.store.Store;
import dev.latchkey.sdk.message.Email;
import dev.latchkey.sdk.message.Sms;
import dev.latchkey.sdk.message.SmsText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Captures what is sent, and delivers none of it. */
public final class Outbox {
    private final Store store;
    private final Ids ids;
    private final InstantSource clock;

    /** An outbox that captures into this store. */
    public Outbox(Store store, Ids ids, InstantSource clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /** Captures an SMS sent with a key; returns when it is stored. */
    public Message send(Caller.ByKey sender, Sms sms) {
        SmsText text = SmsText.of(sms.text());
        return capture(sender, Channel.SMS, content(sms.from(), List.of(sms.to()), null, sms.text(), null),
                text.parts(), text.encoding().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Captures an e-mail sent with a key; returns when it is stored. */
    public Message send(Caller.ByKey sender, Email email) {
        return capture(sender, Channel.EMAIL,
                content(email.from(), email.to(), email.subject(), email.text(), email.html()), 1, null);
    }

    /**
     * Messages of an account, the newest first.
     *
     * @param before only those older than the message of this id; null for the newest
     */
    public List<Message> page(String accountId, @Nullable String before, int limit) {
        return store.messages().newest(Criteria.all(accountId), before, limit);
    }

    /** One message of the account. */
    public Message get(String accountId, String id) {
        return store.messages().find(accountId, id)
                .orElseThrow(() -> new Refused(Reason.NOT_FOUND, "The account has no message of this id."));
    }

    private Message capture(Caller.ByKey sender, Channel channel, Content content, int parts,
            @Nullable String encoding) {
        Message message = new Message(ids.next("msg"), sender.account().id(), 0, channel, sender.key().gateway(),
                sender.key().environment(), sender.key().id(), sender.key().name(), Source.HTTP, "", "", content,
                parts, encoding, BigDecimal.ZERO, size(content), clock.instant(), null, MessageStatus.DELIVERED);
        return store.messages().add(new NewMessage(message, null, List.of()), Progress.NONE).orElseThrow();
    }

    private static Content content(@Nullable String from, List<String> to, @Nullable String subject,
            @Nullable String text, @Nullable String html) {
        return new Content(from, to.stream().map(Recipient::to).toList(), null, subject, text, html, List.of(),
                List.of(), List.of(), null);
    }

    private static long size(Content content) {
        return Stream.of(content.subject(), content.text(), content.html()).filter(text -> text != null)
                .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length).sum();
    }
}
