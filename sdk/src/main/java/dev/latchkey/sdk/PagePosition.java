package dev.latchkey.sdk;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Position of an item in a paged list.
 *
 * @param token token of the page; empty for the first page
 * @param offset index of the item within the page
 */
record PagePosition(String token, int offset) {
    static final PagePosition START = new PagePosition("", 0);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9}):(.*)", Pattern.DOTALL);

    /** Returns the position of a page's first item. */
    static PagePosition of(String token) {
        return new PagePosition(token, 0);
    }

    /**
     * Parses the output of {@link #toString()}.
     *
     * @throws IllegalArgumentException if it is not a position
     */
    static PagePosition parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw invalidPosition();
        }
        return new PagePosition(parts.group(2), Integer.parseInt(parts.group(1)));
    }

    static IllegalArgumentException invalidPosition() {
        return new IllegalArgumentException(
                "Not a position of this list. Use the result of position() of a page or iterator of the same list.");
    }

    @Override
    public String toString() {
        return offset + ":" + token;
    }
}
