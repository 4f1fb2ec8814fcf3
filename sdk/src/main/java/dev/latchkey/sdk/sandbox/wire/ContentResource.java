package dev.latchkey.sdk.sandbox.wire;

import org.jspecify.annotations.Nullable;

/**
 * {@code GET /sandbox/v1/messages/{id}/content}: what one recipient reads, with the values of that recipient's merge
 * fields in place.
 *
 * {@snippet :
 * ContentResource seen = session.operations().messages().content("msg_1", "ann@example.com").execute();
 * System.out.println(seen.subject() + " " + seen.text());
 * }
 *
 * @param recipient bare address or number
 * @param subject of an e-mail; null for an SMS
 * @param text plain text; null where there is only HTML
 * @param html HTML; null where there is none
 */
public record ContentResource(String recipient, @Nullable String subject, @Nullable String text,
        @Nullable String html) {}
