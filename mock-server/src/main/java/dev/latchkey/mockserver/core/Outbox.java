package dev.latchkey.mockserver.core;

import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.Reason;
import dev.latchkey.mockserver.model.Refused;
import dev.latchkey.mockserver.store.Store;
import dev.latchkey.sdk.message.Email;
import dev.latchkey.sdk.message.Sms;
import dev.latchkey.sdk.message.SmsText;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
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
        return capture(new Message(ids.next("msg"), sender.account().id(), Channel.SMS, sender.key().gateway(),
                sender.key().environment(), sender.key().id(), sender.key().name(), sms.from(), List.of(sms.to()), null,
                sms.text(), null, text.parts(), text.encoding().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                clock.instant()));
    }

    /** Captures an e-mail sent with a key; returns when it is stored. */
    public Message send(Caller.ByKey sender, Email email) {
        return capture(new Message(ids.next("msg"), sender.account().id(), Channel.EMAIL, sender.key().gateway(),
                sender.key().environment(), sender.key().id(), sender.key().name(), email.from(), email.to(),
                email.subject(), email.text(), email.html(), 1, null, clock.instant()));
    }

    /**
     * Messages of an account, the newest first.
     *
     * @param before only those older than the message of this id; null for the newest
     */
    public List<Message> page(String accountId, @Nullable String before, int limit) {
        return store.messages().page(accountId, before, limit);
    }

    /** One message of the account. */
    public Message get(String accountId, String id) {
        return store.messages().find(accountId, id)
                .orElseThrow(() -> new Refused(Reason.NOT_FOUND, "The account has no message of this id."));
    }

    private Message capture(Message message) {
        store.messages().add(message);
        return message;
    }
}
