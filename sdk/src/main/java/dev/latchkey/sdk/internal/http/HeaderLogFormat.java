package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.internal.text.TextChecks;
import java.util.Locale;
import java.util.Set;

/** Formats header fields for the log. It uses an allow list, since a deny list would never be complete. */
final class HeaderLogFormat {
    private static final Set<String> VISIBLE = Set.of("accept", "accept-encoding", "age", "allow", "cache-control",
            "connection", "content-encoding", "content-language", "content-length", "content-type", "date", "expires",
            "host", "keep-alive", "last-modified", "retry-after", "server", "transfer-encoding", "user-agent", "vary",
            "via", "x-request-id", "x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset");

    private static final int MAX_LENGTH = 200;

    private HeaderLogFormat() {}

    static String format(String name, String value) {
        return VISIBLE.contains(name.toLowerCase(Locale.ROOT)) ? sanitize(value) : "[hidden]";
    }

    /** Shortens the text and removes line breaks, so that a remote peer cannot forge log lines. */
    static String sanitize(String text) {
        String line = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "..." : text;
        return !TextChecks.hasControl(line) && !TextChecks.hasBidiControl(line)
                ? line
                : line.replaceAll("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]", "?");
    }
}
