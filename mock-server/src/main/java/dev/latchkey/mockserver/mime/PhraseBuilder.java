package dev.latchkey.mockserver.mime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the words of an address list outside angle brackets: a display name, an address, or both. */
final class PhraseBuilder {
    /** Atoms and quoted strings without spaces between them. */
    private static final class Word {
        private final StringBuilder raw = new StringBuilder();
        private final StringBuilder unquoted = new StringBuilder();
        private boolean isAddress;
        private boolean endsOpaque;

        private boolean continuesWith(String piece, boolean opaque, boolean spaced) {
            boolean endsWithAt = !endsOpaque && !raw.isEmpty() && raw.charAt(raw.length() - 1) == '@';
            if (endsWithAt || !opaque && piece.startsWith("@")) {
                return endsWithAt || !isAddress;
            }
            return !spaced && (!endsOpaque || piece.startsWith("."));
        }
    }

    private final List<Word> words = new ArrayList<>(2);
    private final StringBuilder text = new StringBuilder();
    private boolean hasAtSign;

    /**
     * Adds a piece.
     *
     * @param raw piece as in the source
     * @param unquoted piece without its quotes
     * @param opaque true for a quoted string or an encoded word, in which an at sign has no meaning
     * @param spaced true if a space is before it
     */
    void add(String raw, String unquoted, boolean opaque, boolean spaced) {
        text.append(spaced && !text.isEmpty() ? " " : "").append(unquoted);
        if (words.isEmpty() || !words.getLast().continuesWith(raw, opaque, spaced)) {
            words.add(new Word());
        }
        Word word = words.getLast();
        word.raw.append(raw);
        word.unquoted.append(unquoted);
        word.isAddress |= !opaque && raw.indexOf('@') >= 0;
        word.endsOpaque = opaque;
        hasAtSign |= word.isAddress;
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** Returns true if an at sign stands outside quotes and encoded words. */
    boolean hasAtSign() {
        return hasAtSign;
    }

    boolean startsWithQuote() {
        return !words.isEmpty() && words.getFirst().raw.charAt(0) == '"';
    }

    /** The words as a display name. */
    String text() {
        return text.toString();
    }

    /**
     * The mailboxes, if no address in angle brackets follows. The words around a single address are its name.
     *
     * @param otherName name of a single address without words around it; null for none
     */
    List<ParsedMailbox> mailboxes(@Nullable String otherName) {
        List<String> addresses = new ArrayList<>(1);
        StringBuilder name = new StringBuilder();
        for (Word word : words) {
            if (word.isAddress) {
                addresses.add(unwrapped(word.raw.toString()));
            } else {
                name.append(name.isEmpty() ? "" : " ").append(word.unquoted);
            }
        }
        if (addresses.isEmpty()) {
            return List.of(ParsedMailbox.of(text()));
        }
        return addresses.size() == 1
                ? List.of(new ParsedMailbox(name.isEmpty() ? otherName : name.toString(), addresses.getFirst()))
                : addresses.stream().map(ParsedMailbox::of).toList();
    }

    /** Removes single quotes, which some programs write around an address. */
    private static String unwrapped(String address) {
        boolean wrapped = address.length() > 2 && address.startsWith("'") && address.endsWith("'");
        return wrapped ? address.substring(1, address.length() - 1) : address;
    }
}
