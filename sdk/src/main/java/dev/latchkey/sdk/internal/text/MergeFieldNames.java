package dev.latchkey.sdk.internal.text;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds merge fields in a text: <code>{{name}}</code>, whose value differs by recipient. Names consist of letters,
 * digits, {@code _}, {@code -} and {@code .}.
 */
public final class MergeFieldNames {
    /** Start of a field. */
    public static final String OPEN = "{{";

    /** End of a field. */
    public static final String CLOSE = "}}";

    private MergeFieldNames() {}

    /** Returns the names of a text's fields, in the order of their first occurrence. */
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

    /** Returns the name of the field that starts at this index; null if none does. */
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
