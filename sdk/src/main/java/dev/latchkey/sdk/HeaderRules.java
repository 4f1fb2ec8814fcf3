package dev.latchkey.sdk;

import java.util.Locale;
import java.util.Set;

/** Validates the request header fields that callers add. */
final class HeaderRules {
    private static final String TOKEN_SYMBOLS = "!#$%&'*+-.^_`|~";

    /** Fields that frame the request, describe its body or belong to the connection. The client sets them. */
    private static final Set<String> RESERVED = Set.of("host", "connection", "content-length", "content-type",
            "content-encoding", "transfer-encoding", "accept-encoding", "te", "trailer", "upgrade", "expect",
            "keep-alive", "proxy-connection", "http2-settings", "cookie", "set-cookie");

    private static final Set<String> SECRET_NAME_PARTS = Set.of("auth", "apikey", "api-key", "api_key", "secret",
            "token",
            "password", "passwd", "credential", "session", "consumerkey", "consumer-key");

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
        if (SECRET_NAME_PARTS.stream().anyMatch(lower::contains)) {
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

    private static boolean isTokenCharacter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                || TOKEN_SYMBOLS.indexOf(c) >= 0;
    }
}
