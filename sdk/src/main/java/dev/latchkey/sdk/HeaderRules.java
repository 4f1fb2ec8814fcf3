package dev.latchkey.sdk;

import java.util.Locale;
import java.util.Set;

/** Which headers a caller may add to a request. */
final class HeaderRules {
    private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";

    /** What HTTP itself needs to find where a request ends and what is in it, and who may send it. */
    private static final Set<String> TAKEN = Set.of("host", "connection", "content-length", "content-type",
            "content-encoding", "transfer-encoding", "accept-encoding", "te", "trailer", "upgrade", "expect",
            "keep-alive", "proxy-connection", "http2-settings", "cookie", "set-cookie");

    private static final Set<String> SECRET = Set.of("auth", "apikey", "api-key", "api_key", "secret", "token",
            "password", "passwd", "credential", "session", "consumerkey", "consumer-key");

    private HeaderRules() {}

    static void check(String name, String value) {
        if (name.isEmpty() || !name.chars().allMatch(HeaderRules::isTokenSign)) {
            throw new IllegalArgumentException(
                    "A header's name is made of letters, digits and hyphens, unlike this one of "
                            + name.length() + " characters.");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (TAKEN.contains(lower)) {
            throw new IllegalArgumentException("The header " + name + " is set by the client itself.");
        }
        if (SECRET.stream().anyMatch(lower::contains)) {
            throw new IllegalArgumentException(
                    "The header " + name + " looks like one for a secret. Give secrets to the"
                            + " client, which sends them to its own server only and keeps them out of logs.");
        }
        if (!value.chars().allMatch(sign -> sign >= ' ' && sign <= '~' || sign == '\t')) {
            throw new IllegalArgumentException(
                    "The value of the header " + name + " has a line break or another character that is not ASCII.");
        }
    }

    private static boolean isTokenSign(int sign) {
        return sign >= 'a' && sign <= 'z' || sign >= 'A' && sign <= 'Z' || sign >= '0' && sign <= '9'
                || TOKEN_SIGNS.indexOf(sign) >= 0;
    }
}
