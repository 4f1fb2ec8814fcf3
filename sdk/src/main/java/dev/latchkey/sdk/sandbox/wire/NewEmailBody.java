package dev.latchkey.sdk.sandbox.wire;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /sandbox/v1/emails}. Senders and recipients are {@code ann@example.com} or
 * {@code Ann <ann@example.com>}.
 *
 * {@snippet :
 * List<Object> to = List.of("bob@example.com", new NewRecipientBody("Ann <ann@example.com>", Map.of("first", "Ann")));
 * NewEmailBody hello = new NewEmailBody("shop@example.com", to, "Hi", "Hello", null, null, null, null, null, null, null, null, null);
 * shop.operations().messages().sendEmail(hello, null).execute();
 * }
 *
 * @param from sender
 * @param to recipients, each a text or, with merge fields, a {@link NewRecipientBody}; with those in {@code cc} and
 *        {@code bcc} 1 to 1,000
 * @param subject 1 to 500 characters, one line
 * @param text plain text; may be null when there is HTML
 * @param html HTML; may be null when there is plain text
 * @param cc those who get a copy that all can see, as in {@code to}; null for none
 * @param bcc those who get a copy that nobody else can see, as in {@code to}; null for none
 * @param replyTo where answers shall go; null for the sender
 * @param headers own header fields by name; null for none
 * @param attachments attached files and inline images; null for none
 * @param tags labels to find it by; null for none
 * @param reference the sender's own name for it; null for none
 * @param sendAt when it shall be sent; null for at once
 */
public record NewEmailBody(String from, List<Object> to, String subject, @Nullable String text,
        @Nullable String html, @Nullable List<Object> cc, @Nullable List<Object> bcc, @Nullable String replyTo,
        @Nullable Map<String, String> headers, @Nullable List<NewAttachmentBody> attachments,
        @Nullable List<String> tags, @Nullable String reference, @Nullable Instant sendAt) {}
