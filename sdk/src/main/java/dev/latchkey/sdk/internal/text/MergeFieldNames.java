package dev.latchkey.sdk.internal.text;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
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

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,63}");

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
        return isName(name) ? name : null;
    }

    /** Returns true if a merge field can have this name. Braces around another text are text. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }
}
