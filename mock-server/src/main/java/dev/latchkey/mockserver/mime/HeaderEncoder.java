package dev.latchkey.mockserver.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Encodes header field values: folds them, encodes what is not plain ASCII, and prevents header injection. */
final class HeaderEncoder {
    private static final int MAX_LINE = 76;
    private static final int MAX_WORD_BYTES = 45;
    private static final int MAX_PARAMETER_PIECE = 60;
    private static final Pattern NAME = Pattern.compile("[!-9;-~]{1,76}");
    private static final Pattern ATOMS = Pattern
            .compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?: [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern ADDRESS = Pattern
            .compile("[^\\p{Z}\\p{Cc}<>(),;:\\\\\"\\[\\]@]+@[^\\p{Z}\\p{Cc}<>(),;\\\\\"@]+");
    private static final Pattern ID = Pattern.compile("[!-;=?-~]+");

    private HeaderEncoder() {}

    /** Checks and returns a field name. */
    static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "The name of a header field must be 1 to 76 printable ASCII characters without a colon.");
        }
        return name;
    }

    /** Encodes unstructured text such as a subject. */
    static String unstructured(String fieldName, String value) {
        requireOneLine(fieldName, value);
        boolean plain = isPlain(value) && value.equals(value.strip()) && !value.contains("=?");
        if (plain) {
            String folded = fold(fieldName.length() + 2, value);
            if (folded.lines().allMatch(line -> line.length() <= 900)) {
                return folded;
            }
        }
        return encodedWords(value);
    }

    /** Encodes mailboxes, one per line. */
    static String mailboxes(String fieldName, List<ParsedMailbox> mailboxes) {
        return String.join(",\r\n ", mailboxes.stream().map(mailbox -> mailbox(fieldName, mailbox)).toList());
    }

    /** Encodes an id in angle brackets. */
    static String id(String fieldName, String id) {
        if (id.length() > 900 || !ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    fieldName + " must be up to 900 printable ASCII characters without spaces or angle brackets.");
        }
        return "<" + id + ">";
    }

    /**
     * Encodes a parameter such as a file name on its own line. Splits it into RFC 2231 pieces if it is long or not
     * plain ASCII.
     */
    static String parameter(String name, String value) {
        requireOneLine(name, value);
        if (isPlain(value) && value.length() <= MAX_PARAMETER_PIECE && !value.contains("=?")) {
            return ";\r\n " + name + "=" + quoted(value);
        }
        StringBuilder encoded = new StringBuilder();
        StringBuilder piece = new StringBuilder("UTF-8''");
        int number = 0;
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean asIs = c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_');
            piece.append(asIs ? String.valueOf(c) : String.format("%%%02X", (int) c));
            if (piece.length() >= MAX_PARAMETER_PIECE) {
                encoded.append(";\r\n ").append(name).append('*').append(number++).append("*=").append(piece);
                piece.setLength(0);
            }
        }
        if (!piece.isEmpty()) {
            encoded.append(";\r\n ").append(name).append('*').append(number).append("*=").append(piece);
        }
        return encoded.toString();
    }

    private static String mailbox(String fieldName, ParsedMailbox mailbox) {
        String address = mailbox.address();
        if (address.length() > 320 || !ADDRESS.matcher(address).matches()) {
            throw new IllegalArgumentException(
                    fieldName + " must contain an address such as ada@example.com, of up to 320 characters.");
        }
        String name = mailbox.name();
        if (name == null || name.isBlank()) {
            return address;
        }
        requireOneLine(fieldName, name);
        boolean plain = isPlain(name) && name.length() <= 200 && !name.contains("=?") && name.equals(name.strip());
        String displayName = !plain ? encodedWords(name) : ATOMS.matcher(name).matches() ? name : quoted(name);
        return displayName + (plain ? " <" : "\r\n <") + address + ">";
    }

    private static String encodedWords(String value) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int bytes = 0;
        for (int i = 0; i < value.length();) {
            int point = value.codePointAt(i);
            String character = Character.toString(point);
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > MAX_WORD_BYTES) {
                words.add(encodedWord(word));
                word.setLength(0);
                bytes = 0;
            }
            word.append(character);
            bytes += size;
            i += Character.charCount(point);
        }
        words.add(encodedWord(word));
        return String.join("\r\n ", words);
    }

    private static String encodedWord(CharSequence text) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(text.toString().getBytes(StandardCharsets.UTF_8))
                + "?=";
    }

    private static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Folds lines only before single spaces, so that unfolding restores the text. */
    private static String fold(int used, String value) {
        StringBuilder folded = new StringBuilder();
        int column = used;
        int from = 0;
        while (from < value.length()) {
            int to = nextBreak(value, from + 1);
            if (column + to - from > MAX_LINE && from > 0) {
                folded.append("\r\n");
                column = 0;
            }
            folded.append(value, from, to);
            column += to - from;
            from = to;
        }
        return folded.toString();
    }

    private static int nextBreak(String value, int from) {
        for (int i = from; i < value.length() - 1; i++) {
            if (value.charAt(i) == ' ' && value.charAt(i - 1) != ' ' && value.charAt(i + 1) != ' ') {
                return i;
            }
        }
        return value.length();
    }

    private static boolean isPlain(String value) {
        return value.chars().allMatch(c -> c >= ' ' && c < 127);
    }

    private static void requireOneLine(String fieldName, String value) {
        if (value.chars().anyMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029')) {
            throw new IllegalArgumentException(fieldName + " must be one line without control characters.");
        }
    }
}
