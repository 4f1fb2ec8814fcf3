package dev.latchkey.mockserver.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses the parameters of a field such as Content-Type. They may be split and encoded as in RFC 2231. Comments are
 * skipped. Runs in one pass over any text.
 */
final class ParameterParser {
    private static final int MAX_PARAMETERS = 200;
    private static final Pattern CHARSET = Pattern.compile("([A-Za-z0-9_.:+-]{0,60}+)'[A-Za-z0-9_-]{0,60}+'");
    private static final Pattern NAME = Pattern.compile("([^*]++)(?:\\*([0-9]{1,4}+))?+(\\*)?+");

    /**
     * Piece of a parameter, or a whole one.
     *
     * @param extended true if percent-encoded
     */
    private record Piece(String value, boolean extended) {}

    private final String source;
    private int at;
    private boolean hasOpenComment;
    // Up to here, parentheses are known to be text.
    private int literalUntil;

    private ParameterParser(String source) {
        this.source = source;
    }

    /** The first word of a field, without comments and quotes, in lower case. */
    static String firstWord(String field) {
        ParameterParser parser = new ParameterParser(field);
        String word = parser.value(";").toLowerCase(Locale.ROOT).replace(" /", "/").replace("/ ", "/");
        int end = 0;
        while (end < word.length() && !Character.isWhitespace(word.charAt(end))) {
            end++;
        }
        return word.substring(0, end);
    }

    /**
     * Finds a parameter.
     *
     * @param name name in lower case
     * @return its value, in which encoded words are not decoded unless it is encoded as in RFC 2231; null for none
     */
    static @Nullable Parameter find(String field, String name) {
        ParameterParser parser = new ParameterParser(field);
        parser.value(";");
        String plain = null;
        Piece whole = null;
        Map<Integer, Piece> numbered = new TreeMap<>();
        for (int count = 0; parser.at < field.length() && count < MAX_PARAMETERS; count++) {
            parser.at++;
            Matcher key = NAME.matcher(parser.value("=;").toLowerCase(Locale.ROOT));
            boolean hasValue = parser.at < field.length() && field.charAt(parser.at) == '=';
            parser.at += hasValue ? 1 : 0;
            String value = hasValue ? parser.value(";") : null;
            if (value == null || !key.matches() || !key.group(1).equals(name)) {
                continue;
            }
            boolean extended = key.group(3) != null;
            if (key.group(2) != null) {
                numbered.putIfAbsent(Integer.valueOf(key.group(2)), new Piece(value, extended));
            } else if (extended) {
                whole = whole == null ? new Piece(value, true) : whole;
            } else {
                plain = plain == null ? value : plain;
            }
        }
        return best(plain, whole, new ArrayList<>(numbered.values()));
    }

    /**
     * Value of a parameter.
     *
     * @param encoded true if it was encoded as in RFC 2231
     */
    record Parameter(String value, boolean encoded) {}

    /** An encoded value is preferred, because the plain one beside it is for programs that cannot decode it. */
    private static @Nullable Parameter best(@Nullable String plain, @Nullable Piece whole, List<Piece> numbered) {
        String decoded = whole == null ? "" : decode(List.of(whole));
        if (decoded.isBlank() && !numbered.isEmpty()) {
            decoded = decode(numbered);
        }
        if (!decoded.isBlank()) {
            boolean encoded = whole != null || numbered.stream().anyMatch(Piece::extended);
            return new Parameter(decoded, encoded);
        }
        return plain == null ? null : new Parameter(plain, false);
    }

    private static String decode(List<Piece> pieces) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String charset = null;
        if (pieces.stream().noneMatch(Piece::extended)) {
            return String.join("", pieces.stream().map(Piece::value).toList());
        }
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            String value = piece.value();
            Matcher start = CHARSET.matcher(value);
            if (piece.extended() && i == 0 && start.lookingAt()) {
                charset = start.group(1);
                value = value.substring(start.end());
            }
            if (piece.extended()) {
                percentDecode(value, bytes);
            } else {
                bytes.writeBytes(value.getBytes(StandardCharsets.UTF_8));
            }
        }
        return Charsets.decode(bytes.toByteArray(), charset);
    }

    /** Decodes percent-encoded bytes. Anything else stays. */
    private static void percentDecode(String value, ByteArrayOutputStream bytes) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < encoded.length; i++) {
            int high = encoded[i] == '%' && i + 2 < encoded.length ? Character.digit(encoded[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(encoded[i + 2], 16);
            bytes.write(low < 0 ? encoded[i] : high * 16 + low);
            i += low < 0 ? 0 : 2;
        }
    }

    /** Reads up to one of the delimiters or the end, without quotes and comments. */
    private String value(String delimiters) {
        StringBuilder value = new StringBuilder();
        boolean spaced = false;
        while (at < source.length() && delimiters.indexOf(source.charAt(at)) < 0) {
            char c = source.charAt(at);
            int comment = c == '(' && (spaced || value.isEmpty()) ? commentEnd(delimiters) : -1;
            if (comment >= 0) {
                at = comment;
                spaced = true;
            } else if (Character.isWhitespace(c)) {
                spaced = true;
                at++;
            } else {
                value.append(spaced && !value.isEmpty() ? " " : "");
                spaced = false;
                if (c == '"') {
                    quoted(value);
                } else {
                    value.append(c);
                    at++;
                }
            }
        }
        return value.toString();
    }

    private void quoted(StringBuilder value) {
        at++;
        while (at < source.length() && source.charAt(at) != '"') {
            boolean escaped = source.charAt(at) == '\\' && at + 1 < source.length();
            value.append(source.charAt(escaped ? at + 1 : at));
            at += escaped ? 2 : 1;
        }
        at++;
    }

    /**
     * The end of the comment that starts here. Returns -1 if it stays open, or if a text follows it directly, as in the
     * file name {@code Report (1).pdf}.
     */
    private int commentEnd(String delimiters) {
        if (at < literalUntil) {
            return -1;
        }
        int depth = 0;
        for (int i = at; !hasOpenComment && i < source.length(); i++) {
            char c = source.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                boolean ends = i + 1 == source.length() || delimiters.indexOf(source.charAt(i + 1)) >= 0
                        || Character.isWhitespace(source.charAt(i + 1)) || source.charAt(i + 1) == '(';
                literalUntil = i + 1;
                return ends ? i + 1 : -1;
            }
            i += c == '\\' ? 1 : 0;
        }
        hasOpenComment = true;
        return -1;
    }
}
