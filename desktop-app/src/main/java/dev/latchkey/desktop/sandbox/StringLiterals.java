package dev.latchkey.desktop.sandbox;

import dev.latchkey.desktop.ui.InvisibleCharacters;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Text as a literal of another language, whatever is in it. */
final class StringLiterals {
    private StringLiterals() {}

    /** One word of a POSIX shell: between single quotes nothing means anything but the single quote itself. */
    static String shell(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** A string of Java. After each line break the literal goes on in a line of its own, so that it stays readable. */
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
                        // A Unicode escape would be read before Java knows of strings, and end the line within one.
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
