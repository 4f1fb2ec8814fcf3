package dev.latchkey.sdk.message;

import dev.latchkey.sdk.internal.text.TextChecks;
import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Syntax of e-mail addresses: RFC 5321 and 5322 as mail servers implement them, with the characters of RFC 6531. Forms
 * that no gateway accepts are invalid here: comments, quoted local parts, IP addresses in brackets. A domain may be a
 * single label, as in {@code ann@localhost}.
 */
final class AddressSyntax {
    private static final int MAX_ADDRESS_LENGTH = 254;
    private static final int MAX_LOCAL_PART_LENGTH = 64;
    private static final int MAX_DOMAIN_LENGTH = 253;
    private static final int MAX_NAME_LENGTH = 200;
    private static final String FORBIDDEN = "()<>[]:;@\\,\"";
    private static final Pattern LABEL = Pattern
            .compile("[\\p{L}\\p{M}\\p{N}]([\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?");
    private static final Pattern ASCII_LABEL = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
    /** Hint that ends a message. */
    static final String EXAMPLE = " Write an e-mail address as ann@example.com or Ann <ann@example.com>.";

    private AddressSyntax() {}

    /** Returns a message that says why the text is not an address; empty if it is valid. */
    static Optional<String> problemOf(String address) {
        int at = address.lastIndexOf('@');
        if (at < 0) {
            return Optional.of(address.isBlank()
                    ? "The e-mail address is missing." + EXAMPLE
                    : TextChecks.quote(address) + " has no @." + EXAMPLE);
        }
        String local = address.substring(0, at);
        String domain = address.substring(at + 1);
        String problem = local.isEmpty()
                ? "has nothing before the @."
                : TextChecks.utf8Length(local) > MAX_LOCAL_PART_LENGTH
                        ? "has more than " + MAX_LOCAL_PART_LENGTH
                                + " bytes of UTF-8 before the @."
                        : !isDotAtom(local)
                                ? "has an invalid character or a misplaced dot before the @."
                                : domain.isEmpty()
                                        ? "has no domain after the @."
                                        : !isDomain(domain)
                                                ? "has an invalid domain after the @."
                                                : address.length() > MAX_ADDRESS_LENGTH
                                                        ? "has more than " + MAX_ADDRESS_LENGTH + " characters."
                                                        : "";
        return problem.isEmpty() ? Optional.empty() : Optional.of(TextChecks.quote(address) + " " + problem + EXAMPLE);
    }

    /** Returns a message that says why the text cannot be a display name; empty if it is valid. */
    static Optional<String> problemOfName(String name) {
        String problem = TextChecks.hasControl(name) || TextChecks.hasLoneSurrogate(name)
                ? "contains a line break or control character."
                : TextChecks.hasBidiControl(name)
                        ? "contains a character that changes the direction of text."
                        : name.indexOf('<') >= 0 || name.indexOf('>') >= 0
                                ? "contains angle brackets."
                                : TextChecks.length(name) > MAX_NAME_LENGTH
                                        ? "has more than " + MAX_NAME_LENGTH + " characters."
                                        : "";
        return problem.isEmpty()
                ? Optional.empty()
                : Optional.of("The name " + TextChecks.quote(name) + " " + problem + EXAMPLE);
    }

    private static boolean isDotAtom(String local) {
        return !local.startsWith(".") && !local.endsWith(".") && !local.contains("..")
                && !TextChecks.hasLoneSurrogate(local)
                && local.codePoints().allMatch(c -> c > ' ' && !TextChecks.isControl(c) && !Character.isWhitespace(c)
                        && !Character.isSpaceChar(c) && Character.getType(c) != Character.FORMAT
                        && Character.getType(c) != Character.UNASSIGNED && FORBIDDEN.indexOf(c) < 0);
    }

    private static boolean isDomain(String domain) {
        for (String label : domain.split("\\.", -1)) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        try {
            String ascii = IDN.toASCII(domain);
            for (String label : ascii.split("\\.", -1)) {
                if (!ASCII_LABEL.matcher(label).matches()) {
                    return false;
                }
            }
            return ascii.length() <= MAX_DOMAIN_LENGTH;
        } catch (IllegalArgumentException e) {
            // The label is too long in ASCII, or has a character that no domain may have.
            return false;
        }
    }
}
