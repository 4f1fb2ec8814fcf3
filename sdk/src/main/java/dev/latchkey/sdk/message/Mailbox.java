package dev.latchkey.sdk.message;

import dev.latchkey.sdk.FieldError;
import dev.latchkey.sdk.internal.text.TextChecks;
import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail address with an optional display name. Construction fails for an invalid address, or for a name that could
 * start another header field. Internationalized names and domains are accepted and kept as trimmed.
 *
 * {@snippet :
 * Mailbox ann = Mailbox.parse("Ann Lee <ann@example.com>");
 * System.out.println(ann.name() + " " + ann.address() + " " + ann.domain());
 * }
 *
 * @param name display name without quotation marks; null for none
 * @param address address, such as {@code ann@example.com}
 */
public record Mailbox(@Nullable String name, String address) {
    private static final String SPECIAL = "()<>[]:;@\\,.\"";

    /**
     * Creates a mailbox.
     *
     * @throws InvalidMessageException if the name or the address is invalid
     */
    public Mailbox {
        name = name == null || name.isBlank() ? null : name.strip();
        List<FieldError> problems = Stream
                .of(AddressSyntax.problemOf(address), Optional.ofNullable(name).flatMap(AddressSyntax::problemOfName))
                .flatMap(Optional::stream).map(problem -> new FieldError("address", "not-an-address", problem))
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidMessageException(problems);
        }
    }

    /**
     * Parses {@code ann@example.com}, {@code Ann <ann@example.com>} or {@code "Lee, Ann" <ann@example.com>}.
     *
     * @throws InvalidMessageException if the text is none of these
     */
    public static Mailbox parse(String text) {
        String trimmed = text.strip();
        int open = trimmed.lastIndexOf('<');
        if (open < 0) {
            return new Mailbox(null, trimmed);
        }
        if (!trimmed.endsWith(">") || TextChecks.hasControl(trimmed)) {
            throw new InvalidMessageException(List.of(new FieldError("address", "not-an-address",
                    TextChecks.quote(trimmed)
                            + (TextChecks.hasControl(trimmed) ? " must be one line." : " has no > at the end.")
                            + AddressSyntax.EXAMPLE)));
        }
        return new Mailbox(unquote(trimmed.substring(0, open).strip()),
                trimmed.substring(open + 1, trimmed.length() - 1));
    }

    /** Returns true if the text is a mailbox, without whitespace around it. */
    public static boolean isMailbox(String text) {
        try {
            return text.equals(text.strip()) && !parse(text).address().isEmpty();
        } catch (InvalidMessageException e) {
            return false;
        }
    }

    /** Returns true if the text is a plain address, such as {@code ann@example.com}. */
    public static boolean isAddress(String text) {
        return AddressSyntax.problemOf(text).isEmpty();
    }

    /** Returns the domain after the {@code @}, as trimmed. */
    public String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /**
     * Returns the address with its domain in ASCII: {@code xn--…} for an internationalized one. Java
     * implements only the rules of 2003. These turn a domain with ß or the Greek final sigma into another domain, with
     * ss or the common sigma. Do not send there.
     */
    public String asciiAddress() {
        return address.substring(0, address.length() - domain().length()) + IDN.toASCII(domain());
    }

    /** Returns a key that is equal for two addresses only if mail to both reaches the same mailbox. */
    String identity() {
        // Java's rules of 2003 replace these letters; today's rules keep them.
        boolean hasReplacedLetter = address.indexOf('\u00df') >= 0 || address.indexOf('\u03c2') >= 0;
        return (hasReplacedLetter ? address : asciiAddress()).toLowerCase(Locale.ROOT);
    }

    /**
     * Returns true if the part before the {@code @} is not ASCII. Only mail servers that support RFC 6531 (SMTPUTF8)
     * can deliver to such an address.
     */
    public boolean needsSmtpUtf8() {
        return address.chars().limit(address.lastIndexOf('@')).anyMatch(c -> c > 126);
    }

    /**
     * Formats the mailbox as in a header field: {@code ann@example.com} or {@code Ann <ann@example.com>}, with the name
     * in quotation marks if necessary.
     */
    @Override
    public String toString() {
        if (name == null) {
            return address;
        }
        boolean plain = name.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0);
        return (plain ? name : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"') + " <" + address + ">";
    }

    private static @Nullable String unquote(String name) {
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1).replaceAll("\\\\(.)", "$1") : name;
    }
}
