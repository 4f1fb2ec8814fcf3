package dev.latchkey.sdk.sandbox.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /sandbox/v1/emails}.
 *
 * @param from sender, {@code ann@example.com} or {@code Ann <ann@example.com>}
 * @param to 1 to 50 recipients in the same form
 * @param subject 1 to 500 characters, one line
 * @param text plain text; may be null when there is HTML
 * @param html HTML; may be null when there is plain text
 */
public record NewEmailBody(String from, List<String> to, String subject, @Nullable String text,
        @Nullable String html) {}
