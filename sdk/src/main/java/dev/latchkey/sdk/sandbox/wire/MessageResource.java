package dev.latchkey.sdk.sandbox.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Captured message.
 *
 * {@snippet :
 * MessageResource message = session.operations().messages().get("msg_1").execute();
 * System.out.println(message.to() + " " + message.subject() + " " + message.status());
 * }
 *
 * @param id its ID
 * @param channel {@code sms} or {@code email}
 * @param gateway gateway whose API accepted it
 * @param environment {@code sandbox} or {@code live}, like the key
 * @param keyId ID of the key it was sent with
 * @param keyName name of that key at the time of sending
 * @param from sender; null if none was given
 * @param to recipients that are neither in {@code cc} nor in {@code bcc}
 * @param subject subject of an e-mail; null for an SMS
 * @param text plain text; null if there is only HTML
 * @param html HTML; null if there is none
 * @param parts number of SMS parts per recipient; 1 for an e-mail
 * @param encoding {@code gsm-7} or {@code ucs-2}; null for an e-mail
 * @param status status of the recipient with the worst status: {@code scheduled}, {@code queued}, {@code sent},
 *        {@code delivered}, {@code deferred}, {@code bounced}, {@code failed}, {@code dropped} or {@code canceled}
 * @param accepted time of acceptance, by the account's clock
 * @param cc visible copy recipients
 * @param bcc blind copy recipients
 * @param replyTo mailbox for replies; null if there is none
 * @param headers additional header fields, in order
 * @param attachments attachments and inline images, in order
 * @param tags tags of the sender
 * @param reference reference of the sender; null for none
 * @param source protocol it was accepted over: {@code http} or {@code smtp}
 * @param address IP address of the sender
 * @param requestId ID of the request that sent it
 * @param price price; zero if it was sent with a sandbox key
 * @param size size in bytes, including attachments
 * @param sendAt scheduled time; null to send at once
 * @param recipients recipients with their status; null in a list of messages
 */
public record MessageResource(String id, String channel, String gateway, String environment, String keyId,
        String keyName, @Nullable String from, List<String> to, @Nullable String subject, @Nullable String text,
        @Nullable String html, int parts, @Nullable String encoding, String status, Instant accepted,
        List<String> cc, List<String> bcc, @Nullable String replyTo, List<HeaderResource> headers,
        List<AttachmentResource> attachments, List<String> tags, @Nullable String reference, String source,
        String address, String requestId, BigDecimal price, long size, @Nullable Instant sendAt,
        @Nullable List<RecipientResource> recipients) {}
