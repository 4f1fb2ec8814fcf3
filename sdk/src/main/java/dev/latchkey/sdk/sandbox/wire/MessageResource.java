package dev.latchkey.sdk.sandbox.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A captured message.
 *
 * {@snippet :
 * MessageResource message = session.operations().messages().get("msg_1").execute();
 * System.out.println(message.to() + " " + message.subject() + " " + message.status());
 * }
 *
 * @param id its name for programs
 * @param channel {@code sms} or {@code email}
 * @param gateway through which gateway's API it came
 * @param environment {@code sandbox} or {@code live}, as the key
 * @param keyId id of the key it was sent with
 * @param keyName that key's name when it was sent
 * @param from sender; null where none was given
 * @param to recipients that are neither in {@code cc} nor in {@code bcc}
 * @param subject of an e-mail; null for an SMS
 * @param text plain text; null where there is only HTML
 * @param html HTML; null where there is none
 * @param parts how many parts an SMS takes for each recipient; 1 for an e-mail
 * @param encoding {@code gsm-7} or {@code ucs-2}; null for an e-mail
 * @param status how far the recipient with the worst luck has come: {@code scheduled}, {@code queued}, {@code sent},
 *        {@code delivered}, {@code deferred}, {@code bounced}, {@code failed}, {@code dropped} or {@code canceled}
 * @param accepted when it was stored, by the account's clock
 * @param cc those who get a copy that all can see
 * @param bcc those who get a copy that nobody else can see
 * @param replyTo where answers shall go; null where nothing was given
 * @param headers the sender's own header fields, in order
 * @param attachments attached files and inline images, in order
 * @param tags the sender's labels
 * @param reference the sender's own name for it; null for none
 * @param source by which door it came in: {@code http} or {@code smtp}
 * @param address the sender's address on the network
 * @param requestId id of the request it came with
 * @param price what it cost; zero for a sandbox key's
 * @param size bytes it takes, attachments and all
 * @param sendAt when it shall be sent; null for at once
 * @param recipients how far it has come to each recipient; null in a list of messages
 */
public record MessageResource(String id, String channel, String gateway, String environment, String keyId,
        String keyName, @Nullable String from, List<String> to, @Nullable String subject, @Nullable String text,
        @Nullable String html, int parts, @Nullable String encoding, String status, Instant accepted,
        List<String> cc, List<String> bcc, @Nullable String replyTo, List<HeaderResource> headers,
        List<AttachmentResource> attachments, List<String> tags, @Nullable String reference, String source,
        String address, String requestId, BigDecimal price, long size, @Nullable Instant sendAt,
        @Nullable List<RecipientResource> recipients) {}
