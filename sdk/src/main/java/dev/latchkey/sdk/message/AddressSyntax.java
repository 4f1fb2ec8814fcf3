package dev.latchkey.sdk.message;

import dev.latchkey.sdk.internal.text.TextChecks;
import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an e-mail address can be: RFC 5321 and 5322 as mail servers live them, with the letters of RFC 6531. What no
 * gateway takes is left out: comments, quoted local parts, IP addresses in brackets. A domain may be one label, for
 * {@code ann@localhost}.
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
    /** How to write one, to end a message with. */
    static final String EXAMPLE = " Write an e-mail address as ann@example.com or Ann <ann@example.com>.";

    private AddressSyntax() {}

    /** Why it is no address; empty for one that is. */
    static Optional<String> problemOf(String address) {
        int at = address.lastIndexOf('@');
        if (at < 0) {
            return Optional.of(address.isBlank()
                    ? "An e-mail address is missing." + EXAMPLE
                    : TextChecks.quoted(address) + " has no @." + EXAMPLE);
        }
        String local = address.substring(0, at);
        String domain = address.substring(at + 1);
        String why = local.isEmpty()
                ? "has nothing before the @."
                : local.length() > MAX_LOCAL_PART_LENGTH
                        ? "has more than " + MAX_LOCAL_PART_LENGTH
                                + " characters before the @."
                        : !isDotAtom(local)
                                ? "has a character or a dot before the @ where none can be."
                                : domain.isEmpty()
                                        ? "has no domain after the @."
                                        : !isDomain(domain)
                                                ? "has a domain after the @ that cannot be."
                                                : address.length() > MAX_ADDRESS_LENGTH
                                                        ? "has more than " + MAX_ADDRESS_LENGTH + " characters."
                                                        : "";
        return why.isEmpty() ? Optional.empty() : Optional.of(TextChecks.quoted(address) + " " + why + EXAMPLE);
    }

    /** Why it cannot stand before an address; empty for what can. */
    static Optional<String> problemOfName(String name) {
        String why = TextChecks.hasControl(name) || TextChecks.hasHalfCharacter(name)
                ? "has a line break or control character."
                : name.indexOf('<') >= 0 || name.indexOf('>') >= 0
                        ? "has angle brackets."
                        : TextChecks.length(name) > MAX_NAME_LENGTH
                                ? "has more than " + MAX_NAME_LENGTH + " characters."
                                : "";
        return why.isEmpty()
                ? Optional.empty()
                : Optional.of("The name " + TextChecks.quoted(name) + " " + why + EXAMPLE);
    }

    private static boolean isDotAtom(String local) {
        return !local.startsWith(".") && !local.endsWith(".") && !local.contains("..")
                && !TextChecks.hasHalfCharacter(local)
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
            // A label that is too long in ASCII, or a character that no domain can have.
            return false;
        }
    }
}
