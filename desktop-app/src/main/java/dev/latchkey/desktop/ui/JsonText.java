package dev.latchkey.desktop.ui;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Formats JSON for people: indented, without null members. */
public final class JsonText {
    private static final String INDENT = "  ";

    private JsonText() {}

    /**
     * Formats an object with these members, in this order. Values other than maps, collections, numbers and booleans
     * become strings.
     */
    public static String pretty(Map<String, ? extends @Nullable Object> fields) {
        StringBuilder text = new StringBuilder();
        object(text, fields, "\n");
        return text.toString();
    }

    private static void value(StringBuilder text, Object value, String line) {
        switch (value) {
            case Map<?, ?> map -> object(text, map, line);
            case Collection<?> list -> array(text, list, line);
            case Number number -> text.append(number);
            case Boolean bool -> text.append(bool);
            default -> string(text, value.toString());
        }
    }

    private static void object(StringBuilder text, Map<?, ?> fields, String line) {
        String comma = "";
        text.append('{');
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            if (field.getValue() != null) {
                text.append(comma).append(line).append(INDENT);
                string(text, field.getKey().toString());
                text.append(": ");
                value(text, field.getValue(), line + INDENT);
                comma = ",";
            }
        }
        text.append(comma.isEmpty() ? "" : line).append('}');
    }

    private static void array(StringBuilder text, Collection<?> list, String line) {
        text.append('[');
        for (Iterator<?> each = list.iterator(); each.hasNext();) {
            text.append(line).append(INDENT);
            value(text, each.next(), line + INDENT);
            text.append(each.hasNext() ? "," : line);
        }
        text.append(']');
    }

    private static void string(StringBuilder text, String value) {
        text.append('"');
        value.codePoints().forEach(point -> {
            switch (point) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> InvisibleCharacters.append(text, point);
            }
        });
        text.append('"');
    }
}
