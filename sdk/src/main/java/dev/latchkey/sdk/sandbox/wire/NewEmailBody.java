package dev.latchkey.sdk.sandbox.wire;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Request body of {@code POST /sandbox/v1/emails}. Senders and recipients are {@code ann@example.com} or
 * {@code Ann <ann@example.com>}.
 *
 * {@snippet :
 * List<Object> to = List.of("bob@example.com", new NewRecipientBody("Ann <ann@example.com>", Map.of("first", "Ann")));
 * NewEmailBody hello = new NewEmailBody("shop@example.com", to, "Hi", "Hello", null, null, null, null, null, null, null, null, null);
 * shop.operations().messages().sendEmail(hello, null).execute();
 * }
 *
 * @param from sender
 * @param to recipients, each a string or, with merge fields, a {@link NewRecipientBody}; including {@code cc} and
 *        {@code bcc} 1 to 1,000
 * @param subject 1 to 500 characters, one line
 * @param text plain text; may be null if there is HTML
 * @param html HTML; may be null if there is plain text
 * @param cc visible copy recipients, like {@code to}; null for none
 * @param bcc blind copy recipients, like {@code to}; null for none
 * @param replyTo mailbox for replies; null for the sender
 * @param headers additional header fields by name; null for none
 * @param attachments attachments and inline images; null for none
 * @param tags tags to search by; null for none
 * @param reference reference of the sender; null for none
 * @param sendAt scheduled time; null to send at once
 */
public record NewEmailBody(String from, List<Object> to, String subject, @Nullable String text,
        @Nullable String html, @Nullable List<Object> cc, @Nullable List<Object> bcc, @Nullable String replyTo,
        @Nullable Map<String, String> headers, @Nullable List<NewAttachmentBody> attachments,
        @Nullable List<String> tags, @Nullable String reference, @Nullable Instant sendAt) {}
