package dev.latchkey.sdk.internal.http;

import java.util.Locale;
import java.util.Set;

/** Headers for a log. A list of what may be seen, since a list of what may not is never complete. */
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

    /** On one line and not endless, so that nobody far away writes lines of their own into the log. */
    static String sanitize(String text) {
        String line = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "..." : text;
        return line.chars().allMatch(sign -> sign >= ' ' && sign != 127)
                ? line
                : line.replaceAll("\\p{Cntrl}", "?");
    }
}
