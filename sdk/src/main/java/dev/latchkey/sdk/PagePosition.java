package dev.latchkey.sdk;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a list that comes in pages: the page, by what asks for it, and how many of its items were already given.
 *
 * @param token what the page is asked for with; empty for the first page
 * @param given how many of the page's items come before the place
 */
record PagePosition(String token, int given) {
    static final PagePosition START = new PagePosition("", 0);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9}):(.*)", Pattern.DOTALL);

    /** The first item of a page. */
    static PagePosition of(String token) {
        return new PagePosition(token, 0);
    }

    /** A place as {@link #toString()} wrote it. */
    static PagePosition parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw notOfThisList();
        }
        return new PagePosition(parts.group(2), Integer.parseInt(parts.group(1)));
    }

    static IllegalArgumentException notOfThisList() {
        return new IllegalArgumentException(
                "This is no position of this list. Take it from position() of a page or iterator of the same list.");
    }

    @Override
    public String toString() {
        return given + ":" + token;
    }
}
