package dev.latchkey.sdk.sandbox.wire;

import org.jspecify.annotations.Nullable;

/**
 * Response body of {@code GET /sandbox/v1/messages/{id}/content}: content for one recipient, with that recipient's
 * merge fields inserted.
 *
 * {@snippet :
 * ContentResource seen = session.operations().messages().content("msg_1", "ann@example.com").execute();
 * System.out.println(seen.subject() + " " + seen.text());
 * }
 *
 * @param recipient bare e-mail address or phone number
 * @param subject subject of an e-mail; null for an SMS
 * @param text plain text; null if there is only HTML
 * @param html HTML; null if there is none
 */
public record ContentResource(String recipient, @Nullable String subject, @Nullable String text,
        @Nullable String html) {}
