package dev.latchkey.sdk;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Validates the request header fields that callers add. */
final class HeaderRules {
    private static final String TOKEN_SYMBOLS = "!#$%&'*+-.^_`|~";

    /** Fields that frame the request, describe its body or belong to the connection. The client sets them. */
    private static final Set<String> RESERVED = Set.of("host", "connection", "content-length", "content-type",
            "content-encoding", "transfer-encoding", "accept-encoding", "te", "trailer", "upgrade", "expect",
            "keep-alive", "proxy-connection", "http2-settings", "cookie", "set-cookie");

    /** Words of names of fields for secrets. "X-Author" and "X-Session-Tag" are none. */
    private static final Pattern SECRET_NAME = Pattern.compile("(.*[^a-z0-9])?(auth(n|z|orization|entication)?"
            + "|[a-z0-9]*(auth|secret|token|password|passwd|credential|api[-_]?key|consumer[-_]?key)s?[0-9]*"
            + "|[a-z0-9]*session([-_.]?(id|key))?)([^a-z0-9].*)?");
    private static final Pattern SESSION_DETAIL = Pattern.compile(".*session[-_.](?!id|key)[a-z0-9].*");

    private HeaderRules() {}

    static void check(String name, String value) {
        if (name.isEmpty() || !name.chars().allMatch(HeaderRules::isTokenCharacter)) {
            throw new IllegalArgumentException(
                    "A header name must consist of letters, digits, hyphens and other token characters of RFC 9110."
                            + " The given name has "
                            + name.length() + " characters.");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (RESERVED.contains(lower)) {
            throw new IllegalArgumentException("The header " + name + " is set by the client itself.");
        }
        if (isSecret(lower)) {
            throw new IllegalArgumentException(
                    "The header " + name + " looks like one for a secret. Give secrets to the"
                            + " client, which sends them only to its own server and keeps them out of logs.");
        }
        if (!value.chars().allMatch(c -> c >= ' ' && c <= '~' || c == '\t')) {
            throw new IllegalArgumentException(
                    "The value of the header " + name
                            + " may contain only visible ASCII characters, spaces and tabs.");
        }
    }

    private static boolean isSecret(String lower) {
        return SECRET_NAME.matcher(lower).matches() && !(SESSION_DETAIL.matcher(lower).matches()
                && !SECRET_NAME.matcher(lower.replace("session", "")).matches());
    }

    private static boolean isTokenCharacter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                || TOKEN_SYMBOLS.indexOf(c) >= 0;
    }
}
