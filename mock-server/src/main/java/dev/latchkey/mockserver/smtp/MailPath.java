package dev.latchkey.mockserver.smtp;

import dev.latchkey.mockserver.mime.PlainAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Argument of {@code MAIL FROM:} or {@code RCPT TO:}.
 *
 * @param address address without angle brackets; empty for {@code <>}
 * @param parameters values by names in upper case; the value is empty for a parameter without one
 */
record MailPath(String address, Map<String, String> parameters) {
    private static final Set<String> MAIL_PARAMETERS = Set.of("SIZE", "BODY", "SMTPUTF8", "AUTH");
    private static final String UNKNOWN_PARAMETER = "Unknown parameter. Supported are "
            + String.join(", ", MAIL_PARAMETERS.stream().sorted().toList());
    private static final int MAX_LOCAL_LENGTH = 1_024;
    private static final int MAX_DOMAIN_LENGTH = 253;
    private static final Pattern SIZE = Pattern.compile("[0-9]{1,20}");
    private static final Pattern PATH = Pattern
            .compile("\\s*+<(?:@[^:<>\\s]++:)?+((?:\"(?:[^\"\\\\]|\\\\.)*+\"|[^<>\"\\s])*+)>(\\s.*+)?");
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:[^\\p{Z}\\p{Cc}<>()\\[\\],;:\\\\\"@]++|\"(?:[^\"\\\\\\p{Cc}]++|\\\\[ -~])*+\")"
                    + "@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}._-]{0,252}[\\p{L}\\p{M}\\p{N}])?|\\[[0-9A-Fa-f.:IPv]{3,50}])");
    private static final Pattern IPV4_LITERAL = Pattern
            .compile("\\[(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])){3}]");
    private static final Pattern PARAMETER = Pattern.compile("([A-Za-z0-9][A-Za-z0-9-]*+)(?:=([!-<>-~]++))?");

    /**
     * Parses the argument of a command.
     *
     * @throws SmtpRefusalException 501 if there is no path, 553 if it is not an address
     */
    static MailPath parse(String argument, String keyword, boolean mayBeEmpty) {
        if (!argument.regionMatches(true, 0, keyword, 0, keyword.length())) {
            throw new SmtpRefusalException(501, "5.5.4", "Send " + keyword + "<address>.");
        }
        String simple = simpleAddress(argument, keyword.length());
        if (simple != null) {
            return new MailPath(simple, Map.of());
        }
        Matcher path = PATH.matcher(argument.substring(keyword.length()));
        if (!path.matches()) {
            throw new SmtpRefusalException(501, "5.5.4",
                    "Send " + keyword + "<address>, with the address in angle brackets.");
        }
        String address = path.group(1);
        boolean usable = address.isEmpty() ? mayBeEmpty : isAddress(address) || !mayBeEmpty && isPostmaster(address);
        if (!usable) {
            throw new SmtpRefusalException(553, "5.1.3",
                    "This is not a valid address. An example of one is ada@example.com.");
        }
        return new MailPath(address, parameters(path.group(2) == null ? "" : path.group(2).strip()));
    }

    /**
     * Returns the envelope that MAIL starts with this path.
     *
     * @throws SmtpRefusalException 555 for an unknown parameter, 501 for an invalid one, 552 if the declared size is too large
     */
    Envelope envelope(int maxBytes) {
        SmtpRefusalException.require(MAIL_PARAMETERS.containsAll(parameters.keySet()), 555, "5.5.4",
                UNKNOWN_PARAMETER);
        String body = parameters.getOrDefault("BODY", "7BIT").toUpperCase(Locale.ROOT);
        SmtpRefusalException.require(body.equals("7BIT") || body.equals("8BITMIME"), 501, "5.5.4",
                "BODY must be 7BIT or 8BITMIME.");
        long size = size(parameters.get("SIZE"), maxBytes);
        String utf8 = parameters.get("SMTPUTF8");
        SmtpRefusalException.require(utf8 == null || utf8.isEmpty(), 501, "5.5.4", "SMTPUTF8 takes no value.");
        SmtpRefusalException.require(utf8 != null || isAscii(), 553, "5.6.7",
                "The address is not ASCII. Send SMTPUTF8 with MAIL.");
        return new Envelope(address, List.of(), utf8 != null, body.equals("8BITMIME"), size);
    }

    /** Returns true for every local part with dots anywhere, because such addresses are in use. */
    private static boolean isAddress(String address) {
        int at = address.lastIndexOf('@');
        return at > 0 && at <= MAX_LOCAL_LENGTH && ADDRESS.matcher(address).matches()
                && address.indexOf("..", at) < 0 && isLiteralInRange(address.substring(at + 1));
    }

    /** Returns false for an IPv4 address literal with a number above 255; true for every other domain. */
    private static boolean isLiteralInRange(String domain) {
        return !domain.startsWith("[") || domain.indexOf(':') >= 0 || IPV4_LITERAL.matcher(domain).matches();
    }

    /** Returns true for the one recipient without a domain (RFC 5321, section 4.1.1.3). */
    private static boolean isPostmaster(String address) {
        return address.equalsIgnoreCase("postmaster");
    }

    boolean isAscii() {
        for (int i = 0; i < address.length(); i++) {
            if (address.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    private static long size(@Nullable String declared, int maxBytes) {
        if (declared == null) {
            return 0;
        }
        SmtpRefusalException.require(SIZE.matcher(declared).matches(), 501, "5.5.4", "SIZE must be a number of bytes.");
        boolean fits = declared.length() < 19 && Long.parseLong(declared) <= maxBytes;
        SmtpRefusalException.require(fits, 552, "5.3.4",
                "The message is too large. The maximum is " + maxBytes + " bytes.");
        return Long.parseLong(declared);
    }

    /** Fast path for the usual form, without parameters. Returns the address, or null for any other form. */
    private static @Nullable String simpleAddress(String argument, int start) {
        int end = argument.length() - 1;
        if (end <= start || argument.charAt(start) != '<' || argument.charAt(end) != '>'
                || !PlainAddress.matches(argument, start + 1, end)) {
            return null;
        }
        int at = argument.indexOf('@', start);
        boolean fits = at - start - 1 <= MAX_LOCAL_LENGTH && end - at - 1 <= MAX_DOMAIN_LENGTH;
        return fits && argument.charAt(at + 1) != '-' && argument.charAt(end - 1) != '-'
                ? argument.substring(start + 1, end)
                : null;
    }

    private static Map<String, String> parameters(String text) {
        if (text.isEmpty()) {
            return Map.of();
        }
        Map<String, String> found = new LinkedHashMap<>();
        for (String token : text.split("\\s+")) {
            Matcher parameter = PARAMETER.matcher(token);
            if (!parameter.matches()) {
                throw new SmtpRefusalException(501, "5.5.4", "A parameter must be NAME or NAME=value.");
            }
            String value = parameter.group(2) == null ? "" : parameter.group(2);
            if (found.put(parameter.group(1).toUpperCase(Locale.ROOT), value) != null) {
                throw new SmtpRefusalException(501, "5.5.4", "A parameter occurs twice.");
            }
        }
        return found;
    }
}
