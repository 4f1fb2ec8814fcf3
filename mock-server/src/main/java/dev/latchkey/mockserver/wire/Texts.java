package dev.latchkey.mockserver.wire;

import java.util.regex.Pattern;

/** What texts of messages and accounts can be. */
public final class Texts {
    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_DISPLAY_NAME = 200;
    private static final Pattern LABEL = Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?");
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern SENDER = Pattern.compile("\\+?[0-9]{1,15}|[A-Za-z0-9 ]{1,11}");
    // Letters and signs by their kind, and empty to the eye: braille blank, Hangul fillers.
    private static final String BLANK = "\u2800\u115F\u1160\u3164\uFFA0";
    private static final String FORBIDDEN_IN_LOCAL_PART = "()<>[]:;@\\,\"";

    private Texts() {}

    /** Whether a character of it would break a line or do worse. */
    public static boolean hasControl(String text) {
        return text.codePoints().anyMatch(Texts::isControl);
    }

    /** Whether there is something in it to be seen. */
    public static boolean isVisible(String text) {
        return text.codePoints().anyMatch(c -> BLANK.indexOf(c) < 0 && switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK,
                    Character.UNASSIGNED ->
                false;
            default -> true;
        });
    }

    /** Whether it makes text after it run the other way, so that a name looks like another. */
    public static boolean turnsDirection(String text) {
        return text.codePoints().anyMatch(c -> c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069);
    }

    /** As {@link #hasControl}, but lines and tabs may be: a message's text has them. */
    public static boolean hasControlBeyondLines(String text) {
        return text.codePoints().anyMatch(c -> isControl(c) && c != '\n' && c != '\r' && c != '\t' && c != '\f');
    }

    /** Whether it is a phone number in international form. */
    public static boolean isPhone(String text) {
        return PHONE.matcher(text).matches();
    }

    /** Whether it can be the sender of an SMS: a number, or up to 11 letters, digits and spaces. */
    public static boolean isSmsSender(String text) {
        return SENDER.matcher(text).matches() && !text.isBlank();
    }

    /** Whether it is {@code ann@example.com} or {@code Ann <ann@example.com>}. */
    public static boolean isMailbox(String text) {
        int open = text.lastIndexOf('<');
        if (open < 0) {
            return isEmail(text);
        }
        String name = text.substring(0, open);
        return text.endsWith(">") && name.length() <= LONGEST_DISPLAY_NAME && !hasControl(name)
                && name.indexOf('<') < 0 && name.indexOf('>') < 0
                && isEmail(text.substring(open + 1, text.length() - 1));
    }

    /** Whether it is {@code ann@example.com}. A domain may have a single label: {@code ann@localhost}. */
    public static boolean isEmail(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || at > LONGEST_LOCAL_PART || text.length() > LONGEST_ADDRESS) {
            return false;
        }
        String local = text.substring(0, at);
        boolean localSound = !local.startsWith(".") && !local.endsWith(".") && !local.contains("..")
                && local.codePoints().allMatch(c -> c > ' ' && !isControl(c) && !Character.isWhitespace(c)
                        && Character.getType(c) != Character.FORMAT && FORBIDDEN_IN_LOCAL_PART.indexOf(c) < 0);
        return localSound && isDomain(text.substring(at + 1));
    }

    private static boolean isDomain(String domain) {
        for (String label : domain.split("\\.", -1)) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isControl(int c) {
        // U+2028 and U+2029 break lines too.
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
    }
}
