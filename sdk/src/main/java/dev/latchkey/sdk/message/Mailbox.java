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
 * A person or a program that mail goes to or comes from. There is none with an address that cannot be, or with a name
 * that could begin another header. Names and domains of other scripts are taken and kept as they were written.
 *
 * {@snippet :
 * Mailbox ann = Mailbox.parse("Ann Lee <ann@example.com>");
 * System.out.println(ann.name() + " " + ann.address() + " " + ann.domain());
 * }
 *
 * @param name as shown to people, without quotation marks; null for none
 * @param address such as {@code ann@example.com}
 */
public record Mailbox(@Nullable String name, String address) {
    private static final String SPECIAL = "()<>[]:;@\\,.\"";

    /**
     * A mailbox of these parts.
     *
     * @throws InvalidMessageException when a part of it cannot be
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
     * Reads {@code ann@example.com}, {@code Ann <ann@example.com>} or {@code "Lee, Ann" <ann@example.com>}.
     *
     * @throws InvalidMessageException when it is none of these
     */
    public static Mailbox parse(String text) {
        String written = text.strip();
        int open = written.lastIndexOf('<');
        if (open < 0) {
            return new Mailbox(null, written);
        }
        if (!written.endsWith(">") || TextChecks.hasControl(written)) {
            throw new InvalidMessageException(List.of(new FieldError("address", "not-an-address",
                    TextChecks.quoted(written)
                            + (TextChecks.hasControl(written) ? " is more than one line." : " has no > at its end.")
                            + AddressSyntax.EXAMPLE)));
        }
        return new Mailbox(plain(written.substring(0, open).strip()),
                written.substring(open + 1, written.length() - 1));
    }

    /** Whether the text is a mailbox as it stands, without space around it. */
    public static boolean isMailbox(String text) {
        try {
            return text.equals(text.strip()) && !parse(text).address().isEmpty();
        } catch (InvalidMessageException e) {
            return false;
        }
    }

    /** Whether the text is a bare address, {@code ann@example.com}. */
    public static boolean isAddress(String text) {
        return AddressSyntax.problemOf(text).isEmpty();
    }

    /** What is behind the {@code @}, as it was written. */
    public String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /**
     * The address with its domain in ASCII, {@code xn--…} where it is of another script. As Java has the rules of 2003 only,
     * a domain with ß or the Greek final sigma comes out as another one, with ss or the common sigma: do not send there.
     */
    public String asciiAddress() {
        return address.substring(0, address.length() - domain().length()) + IDN.toASCII(domain());
    }

    /** The same text for two addresses only where mail for both goes to one place. */
    String identity() {
        // These become other letters by the rules that Java has, and stay what they are by those of today.
        boolean own = address.indexOf('\u00df') >= 0 || address.indexOf('\u03c2') >= 0;
        return (own ? address : asciiAddress()).toLowerCase(Locale.ROOT);
    }

    /** Whether only mail servers that know RFC 6531 (SMTPUTF8) can deliver to it: what is before the {@code @} is not ASCII. */
    public boolean needsSmtpUtf8() {
        return address.chars().limit(address.lastIndexOf('@')).anyMatch(c -> c > 126);
    }

    /** As a header writes it: {@code ann@example.com}, {@code Ann <ann@example.com>}, a name in quotation marks where needed. */
    @Override
    public String toString() {
        if (name == null) {
            return address;
        }
        boolean plain = name.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0);
        return (plain ? name : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"') + " <" + address + ">";
    }

    private static @Nullable String plain(String name) {
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1).replaceAll("\\\\(.)", "$1") : name;
    }
}
