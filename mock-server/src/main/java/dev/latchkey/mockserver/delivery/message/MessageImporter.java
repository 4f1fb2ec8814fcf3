package dev.latchkey.mockserver.delivery.message;

import dev.latchkey.mockserver.account.AccountClocks;
import dev.latchkey.mockserver.account.IdGenerator;
import dev.latchkey.mockserver.delivery.lifecycle.DeliverySimulator;
import dev.latchkey.mockserver.delivery.lifecycle.DueWorkQueue;
import dev.latchkey.mockserver.delivery.lifecycle.MessageChangeNotifier;
import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.DeliveryUpdate;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageSource;
import dev.latchkey.mockserver.model.MessageStatus;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.store.DataStore;
import dev.latchkey.mockserver.store.MessageStore.NewMessage;
import dev.latchkey.sdk.message.SmsText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Imports messages that were captured elsewhere, or that a test needs. They cost nothing, and no delivery is simulated
 * except for scheduled ones, which are sent when they are due.
 */
public final class MessageImporter {
    private final DataStore store;
    private final DeliverySimulator simulator;
    private final DueWorkQueue queue;
    private final IdGenerator ids;
    private final AccountClocks clocks;
    private final MessageChangeNotifier notifier;

    public MessageImporter(DataStore store, DeliverySimulator simulator, DueWorkQueue queue, IdGenerator ids,
            AccountClocks clocks,
            MessageChangeNotifier notifier) {
        this.store = store;
        this.simulator = simulator;
        this.queue = queue;
        this.ids = ids;
        this.clocks = clocks;
        this.notifier = notifier;
    }

    /**
     * Message to import. Its addresses must have been checked.
     *
     * @param channel SMS or e-mail
     * @param source protocol by which it came
     * @param content content and recipients
     * @param attachments contents of its attachments, in order; empty if there is a raw mail
     * @param raw the mail as it came over SMTP; null for other messages
     * @param status status
     * @param accepted when it was accepted; null for now
     * @param sendAt when it was or will be sent; null for no delay
     */
    public record ImportedMessage(Channel channel, MessageSource source, Content content, List<byte[]> attachments,
            byte @Nullable [] raw, MessageStatus status, @Nullable Instant accepted, @Nullable Instant sendAt) {
        public ImportedMessage {
            attachments = List.copyOf(attachments);
        }
    }

    /**
     * Imports a message. Only a scheduled one gets events, and webhooks are not called.
     *
     * @param key key with which it was sent
     * @param address network address of the sender
     * @param requestId journal id of the request that imports it
     */
    public void importMessage(StoredKey key, String address, String requestId, ImportedMessage captured) {
        boolean sms = captured.channel() == Channel.SMS;
        SmsText text = SmsText.of(sms && captured.content().text() != null ? captured.content().text() : "");
        String encoding = text.encoding() == SmsText.Encoding.GSM_7 ? "gsm-7" : "ucs-2";
        Instant accepted = captured.accepted() == null
                ? clocks.of(key.accountId()).instant()
                : captured.accepted();
        Message message = new Message(ids.next("msg"), key.accountId(), 0, captured.channel(), key.gateway(),
                key.environment(), key.id(), key.name(), captured.source(), address, requestId, captured.content(),
                sms ? Math.max(1, text.parts()) : 1, sms ? encoding : null, BigDecimal.ZERO,
                MessageSize.of(captured.content(), captured.raw(), captured.attachments()), accepted,
                captured.sendAt(), captured.status());
        DeliveryUpdate initialUpdate = captured.status() == MessageStatus.SCHEDULED
                ? simulator.scheduledUpdate(message)
                : DeliveryUpdate.NONE;
        store.messages().add(new NewMessage(message, captured.raw(), captured.attachments()), initialUpdate);
        queue.add(initialUpdate.next());
        notifier.notifyChanged(key.accountId());
    }
}
