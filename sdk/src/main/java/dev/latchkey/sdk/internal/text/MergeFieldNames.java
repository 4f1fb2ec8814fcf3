package dev.latchkey.sdk.internal.text;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fields in a text that have another value for each recipient: <code>{{name}}</code>, of letters, digits, {@code _},
 * {@code -} and {@code .}.
 */
public final class MergeFieldNames {
    /** What a field begins with. */
    public static final String OPEN = "{{";

    /** What a field ends with. */
    public static final String CLOSE = "}}";

    private MergeFieldNames() {}

    /** The names of a text's fields, in the order they come first. */
    public static Set<String> in(@Nullable String text) {
        Set<String> names = new LinkedHashSet<>();
        if (text != null) {
            for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, open + 1)) {
                String name = at(text, open);
                if (name != null) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** The name of the field that opens here; null where none does. */
    public static @Nullable String at(String text, int open) {
        int close = text.indexOf(CLOSE, open);
        if (close < 0) {
            return null;
        }
        String name = text.substring(open + OPEN.length(), close).strip();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '_' && c != '-' && c != '.') {
                return null;
            }
        }
        return name.isEmpty() ? null : name;
    }
}
