package dev.latchkey.desktop.sandbox;

import dev.latchkey.desktop.ui.InvisibleCharacters;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Formats any text as a string literal of the shell or of Java. */
final class StringLiterals {
    private StringLiterals() {}

    /** Quotes a word for a POSIX shell. Within single quotes, only the single quote itself is special. */
    static String shell(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** Formats a Java string literal. Each line of the text starts a line of its own, for readability. */
    static String java(String text, String indent) {
        return Arrays.stream(text.split("(?<=\n)")).map(StringLiterals::literal)
                .collect(Collectors.joining("\n" + indent + "+ "));
    }

    private static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            switch (point) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> {
                    if (point < ' ') {
                        // Not a Unicode escape: Java translates those before it parses the literal, so a line break
                        // would end it.
                        literal.append(String.format("\\%03o", point));
                    } else {
                        InvisibleCharacters.append(literal, point);
                    }
                }
            }
        });
        return literal.append('"').toString();
    }
}
