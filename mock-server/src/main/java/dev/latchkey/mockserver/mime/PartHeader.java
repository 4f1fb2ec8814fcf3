package dev.latchkey.mockserver.mime;

import dev.latchkey.mockserver.model.HeaderField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Header of a mail or of one of its parts. Fields that cannot be parsed count as missing. */
final class PartHeader {
    private static final String ENCODED_WORD_START = "=?";
    private static final Pattern ONLY_PARAMETER = Pattern.compile("[a-z]++/[a-z]++; ?([A-Za-z]++)=([A-Za-z0-9_-]++)");
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9/-]++");
    private static final int MAX_PLAIN_LENGTH = 300;

    private final List<HeaderField> raw = new ArrayList<>();

    /** Adds a raw field; ignores one without a name. */
    void add(String line) {
        int colon = line.indexOf(':');
        if (colon > 0) {
            raw.add(new HeaderField(line.substring(0, colon).strip(), oneLine(line.substring(colon + 1))));
        }
    }

    /** All fields, decoded. */
    List<HeaderField> decoded() {
        List<HeaderField> decoded = new ArrayList<>(raw.size());
        for (HeaderField field : raw) {
            decoded.add(field.value().contains(ENCODED_WORD_START)
                    ? new HeaderField(field.name(), decode(field.value()))
                    : field);
        }
        return decoded;
    }

    /** The number of fields with this name. */
    int count(String name) {
        int count = 0;
        for (HeaderField field : raw) {
            count += field.name().equalsIgnoreCase(name) ? 1 : 0;
        }
        return count;
    }

    /** The first field with this name, decoded. */
    @Nullable
    String text(String name) {
        String value = first(name);
        return value == null ? null : decode(value);
    }

    /** The id in this field, without angle brackets. */
    @Nullable
    String id(String name) {
        String value = first(name);
        if (value == null) {
            return null;
        }
        int open = value.indexOf('<');
        int close = value.indexOf('>', open + 1);
        String bare = open >= 0 && close > open ? value.substring(open + 1, close) : value;
        return bare.isBlank() ? null : bare.strip();
    }

    /** The mailboxes of all fields with this name. A group is replaced by its members. */
    List<ParsedMailbox> mailboxes(String name) {
        List<ParsedMailbox> found = new ArrayList<>();
        for (HeaderField field : raw) {
            if (field.name().equalsIgnoreCase(name)) {
                found.addAll(parseMailboxes(field.value()));
            }
        }
        return found;
    }

    /** The first word of the value, which is before the parameters, without comments and in lower case. */
    @Nullable
    String token(String name) {
        String value = first(name);
        if (value == null) {
            return null;
        }
        boolean plain = value.length() <= MAX_PLAIN_LENGTH && PLAIN_WORD.matcher(value).matches();
        return plain ? value.toLowerCase(Locale.ROOT) : ParameterParser.firstWord(value);
    }

    /**
     * A parameter of a field, which may be split or encoded as in RFC 2231.
     *
     * @param parameter name in lower case
     */
    @Nullable
    String parameter(String name, String parameter) {
        String value = first(name);
        if (value == null || !value.toLowerCase(Locale.ROOT).contains(parameter)) {
            return null;
        }
        Matcher only = ONLY_PARAMETER.matcher(value);
        if (value.length() <= MAX_PLAIN_LENGTH && only.matches()) {
            return only.group(1).equalsIgnoreCase(parameter) ? only.group(2) : null;
        }
        ParameterParser.Parameter found = ParameterParser.find(value, parameter);
        if (found == null) {
            return null;
        }
        return found.encoded() ? oneLine(found.value()) : decode(found.value());
    }

    /** The boundary between the parts of a multipart; null for none. */
    @Nullable
    String boundary() {
        String value = first("Content-Type");
        ParameterParser.Parameter found = value == null ? null : ParameterParser.find(value, "boundary");
        return found == null || found.value().isBlank() ? null : found.value().stripTrailing();
    }

    private @Nullable String first(String name) {
        for (HeaderField field : raw) {
            if (field.name().equalsIgnoreCase(name)) {
                return field.value();
            }
        }
        return null;
    }

    private static List<ParsedMailbox> parseMailboxes(String value) {
        ParsedMailbox plain = parsePlain(value);
        return plain == null
                ? AddressListParser.parse(value).stream().map(PartHeader::decoded).toList()
                : List.of(plain);
    }

    /** Parses a mailbox in the usual form; null for any other. */
    static @Nullable ParsedMailbox parsePlain(String value) {
        if (value.length() > MAX_PLAIN_LENGTH) {
            return null;
        }
        int end = value.length() - 1;
        int open = value.indexOf('<');
        if (open < 0) {
            return PlainAddress.matches(value, 0, value.length()) ? ParsedMailbox.of(value) : null;
        }
        boolean named = open > 1 && value.charAt(end) == '>' && isPlainName(value, open - 1);
        return named && PlainAddress.matches(value, open + 1, end)
                ? new ParsedMailbox(value.substring(0, open - 1), value.substring(open + 1, end))
                : null;
    }

    /** Returns true if the text up to {@code end} is words separated by single spaces, and a space follows. */
    private static boolean isPlainName(String value, int end) {
        boolean inWord = false;
        for (int i = 0; i < end; i++) {
            char c = value.charAt(i);
            boolean word = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!word && (c != ' ' || !inWord)) {
                return false;
            }
            inWord = word;
        }
        return inWord && value.charAt(end) == ' ';
    }

    private static ParsedMailbox decoded(ParsedMailbox mailbox) {
        String name = mailbox.name() == null ? "" : decode(mailbox.name()).strip();
        return new ParsedMailbox(name.isEmpty() ? null : name, mailbox.address());
    }

    private static String decode(String value) {
        return value.contains(ENCODED_WORD_START) ? oneLine(EncodedWords.decode(value)) : value;
    }

    /**
     * Unfolds a value and replaces control characters, because a line break is either folding or an attempt to inject a
     * header field.
     */
    private static String oneLine(String value) {
        if (!hasControl(value)) {
            return value.strip();
        }
        StringBuilder line = new StringBuilder(value.length());
        String unfolded = value.replace("\r\n", "").replace('\t', ' ');
        for (int i = 0; i < unfolded.length(); i++) {
            char c = unfolded.charAt(i);
            line.append(Character.isISOControl(c) ? ' ' : c);
        }
        return line.toString().strip();
    }

    private static boolean hasControl(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
