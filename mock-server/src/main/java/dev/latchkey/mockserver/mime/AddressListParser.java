package dev.latchkey.mockserver.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Parses address lists of RFC 5322 as programs write them: also with unquoted special characters in a name, with
 * semicolons as separators, and with the name in a comment. Runs in one pass over any text.
 */
final class AddressListParser {
    private final String source;
    private final List<ParsedMailbox> mailboxes = new ArrayList<>();
    private final Matcher encodedWord;
    private int at;
    private boolean spaced;
    // Once a quote or comment is found to be open until the end, no other one is searched for.
    private boolean hasOpenQuote;
    private boolean hasOpenComment;

    // The entry that is being read, up to the next separator.
    private PhraseBuilder phrase = new PhraseBuilder();
    private @Nullable PhraseBuilder name;
    private @Nullable String address;
    private @Nullable String comment;
    // A text without an address before a comma. It is the first half of a name like "Doe, John <john@example.com>".
    private @Nullable PhraseBuilder halfName;

    private AddressListParser(String source) {
        this.source = source;
        encodedWord = EncodedWords.WORD.matcher(source);
    }

    /**
     * Parses a list. A group is replaced by its members. Names are not decoded yet. Texts without an at sign are
     * returned only if nothing has one.
     */
    static List<ParsedMailbox> parse(String list) {
        AddressListParser parser = new AddressListParser(list);
        while (parser.at < list.length()) {
            parser.next(list.charAt(parser.at));
        }
        parser.endEntry(';');
        List<ParsedMailbox> complete = parser.mailboxes.stream().filter(one -> one.address().indexOf('@') >= 0)
                .toList();
        return complete.isEmpty() ? List.copyOf(parser.mailboxes) : complete;
    }

    private void next(char c) {
        switch (c) {
            case '"' -> quoted();
            case '(' -> comment();
            case '<' -> angle();
            case ',', ';' -> {
                endEntry(c);
                at++;
            }
            case ':' -> {
                // The text before it names a group.
                if (address == null && !phrase.hasAtSign()) {
                    phrase = new PhraseBuilder();
                    comment = null;
                }
                space();
            }
            case '>' -> space();
            default -> {
                if (Character.isWhitespace(c)) {
                    space();
                } else {
                    atom();
                }
            }
        }
    }

    private void space() {
        spaced = true;
        at++;
    }

    private void add(String raw, String text, boolean opaque) {
        phrase.add(raw, text, opaque, spaced);
        spaced = false;
    }

    private void atom() {
        if (source.startsWith("=?", at) && encodedWord.region(at, source.length()).lookingAt()) {
            add(encodedWord.group(), encodedWord.group(), true);
            at = encodedWord.end();
            return;
        }
        int start = at++;
        while (at < source.length() && !isSpecial(source.charAt(at)) && !source.startsWith("=?", at)) {
            // An address literal such as [IPv6:::1] may contain a colon.
            boolean literal = source.charAt(at) == '[' && source.charAt(at - 1) == '@';
            at = literal ? literalEnd(at) : at + 1;
        }
        String atom = source.substring(start, at);
        add(atom, atom, false);
    }

    private static boolean isSpecial(char c) {
        return "\"(<>,;:".indexOf(c) >= 0 || Character.isWhitespace(c);
    }

    private int literalEnd(int open) {
        int end = open + 1;
        while (end < source.length() && (Character.isLetterOrDigit(source.charAt(end))
                || ".:-".indexOf(source.charAt(end)) >= 0)) {
            end++;
        }
        return end < source.length() && source.charAt(end) == ']' ? end + 1 : open + 1;
    }

    private void quoted() {
        int end = quoteEnd();
        if (end < 0) {
            space();
            return;
        }
        add(source.substring(at, end), unescape(source.substring(at + 1, end - 1)), true);
        at = end;
    }

    /** The end of the quoted string that starts here; -1 if it stays open. */
    private int quoteEnd() {
        for (int i = at + 1; !hasOpenQuote && i < source.length(); i++) {
            if (source.charAt(i) == '"') {
                return i + 1;
            }
            i += source.charAt(i) == '\\' ? 1 : 0;
        }
        hasOpenQuote = true;
        return -1;
    }

    private void comment() {
        int end = commentEnd();
        if (end >= 0) {
            String text = unescape(source.substring(at + 1, end - 1)).strip();
            comment = comment == null && !text.isEmpty() ? text : comment;
            at = end - 1;
        }
        space();
    }

    /** The end of the comment that starts here; -1 if it stays open. */
    private int commentEnd() {
        int depth = 0;
        for (int i = at; !hasOpenComment && i < source.length(); i++) {
            char c = source.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
            i += c == '\\' ? 1 : 0;
        }
        hasOpenComment = true;
        return -1;
    }

    private static String unescape(String text) {
        return text.indexOf('\\') < 0 ? text : text.replaceAll("\\\\(.)", "$1");
    }

    private void angle() {
        if (address != null) {
            // A comma is missing before this mailbox.
            PhraseBuilder next = phrase;
            phrase = new PhraseBuilder();
            endEntry(' ');
            phrase = next;
        }
        space();
        String found = angleAddress();
        if (!found.isEmpty()) {
            name = phrase;
            address = found;
            phrase = new PhraseBuilder();
        }
        spaced = true;
    }

    private String angleAddress() {
        StringBuilder found = new StringBuilder();
        while (at < source.length()) {
            char c = source.charAt(at);
            boolean isRoute = !found.isEmpty() && found.charAt(0) == '@';
            if (c == '>' || c == ';' || c == ',' && !isRoute) {
                at += c == '>' ? 1 : 0;
                break;
            } else if (c == '"' && quoteEnd() > 0) {
                int end = quoteEnd();
                found.append(source, at, end);
                at = end;
            } else if (c == '(' && commentEnd() > 0) {
                at = commentEnd();
            } else {
                // A colon ends a route or a scheme such as "mailto:".
                if (c == ':' && found.indexOf("[") < 0) {
                    found.setLength(0);
                } else if (!Character.isWhitespace(c) && c != '<') {
                    found.append(c);
                }
                at++;
            }
        }
        return found.toString();
    }

    private void endEntry(char separator) {
        PhraseBuilder before = halfName;
        halfName = null;
        String angled = address;
        if (angled != null && name != null) {
            boolean joined = before != null && !name.isEmpty() && !name.startsWithQuote();
            if (before != null && !joined) {
                mailboxes.addAll(before.mailboxes(null));
            }
            mailboxes.add(named(joined ? before.text() + ", " : "", name, angled));
            if (phrase.hasAtSign()) {
                mailboxes.addAll(phrase.mailboxes(null));
            }
        } else if (!phrase.isEmpty()) {
            if (before != null) {
                mailboxes.addAll(before.mailboxes(null));
            }
            if (separator == ',' && !phrase.hasAtSign() && !phrase.startsWithQuote()) {
                halfName = phrase;
            } else {
                mailboxes.addAll(phrase.mailboxes(comment));
            }
        } else {
            halfName = before;
        }
        phrase = new PhraseBuilder();
        name = null;
        address = null;
        comment = null;
        spaced = false;
    }

    private ParsedMailbox named(String start, PhraseBuilder before, String angled) {
        if (angled.indexOf('@') < 0 && before.hasAtSign()) {
            return before.mailboxes(angled).getFirst();
        }
        String text = before.isEmpty() && !phrase.hasAtSign() ? phrase.text() : before.text();
        String display = text.isBlank() ? comment : start + text;
        return new ParsedMailbox(display, angled);
    }
}
