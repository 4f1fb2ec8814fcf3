package dev.latchkey.mockserver.smtp;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reply to a command, of one or more lines.
 *
 * @param code three digits
 * @param lines without line breaks; at least one
 */
public record SmtpReply(int code, List<String> lines) {
    private static final int MAX_LENGTH = 500;

    public SmtpReply {
        if (code < 200 || code > 599) {
            throw new IllegalArgumentException("A reply code must be from 200 to 599, not " + code + ".");
        }
        lines = lines.isEmpty() ? List.of("") : lines.stream().map(SmtpReply::singleLine).toList();
    }

    /** Returns a reply of one line. */
    public static SmtpReply of(int code, String text) {
        return new SmtpReply(code, List.of(text));
    }

    /** Returns the encoded reply. */
    byte[] toBytes() {
        StringBuilder wire = new StringBuilder(64);
        for (int i = 0; i < lines.size(); i++) {
            wire.append(code).append(i == lines.size() - 1 ? ' ' : '-').append(lines.get(i)).append("\r\n");
        }
        return wire.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String singleLine(String text) {
        if (text.length() <= MAX_LENGTH && text.chars().noneMatch(Character::isISOControl)) {
            return text;
        }
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(MAX_LENGTH).forEach(c -> line.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return line.toString();
    }
}
