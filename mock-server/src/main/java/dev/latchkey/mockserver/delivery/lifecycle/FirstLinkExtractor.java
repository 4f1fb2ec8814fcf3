package dev.latchkey.mockserver.delivery.lifecycle;

import dev.latchkey.mockserver.model.Content;
import org.jspecify.annotations.Nullable;

/** Finds links in a message, well enough for somebody who follows the first. */
final class FirstLinkExtractor {
    private static final String ENDS = " \t\r\n\f\"'<>`";

    private FirstLinkExtractor() {}

    /** The first link of the HTML or, failing that, of the text; null where there is none. */
    static @Nullable String first(Content content) {
        String inHtml = first(content.html());
        if (inHtml != null) {
            // In HTML a link's ampersands are written as entities.
            return inHtml.replace("&amp;", "&");
        }
        return first(content.text());
    }

    private static @Nullable String first(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int plain = text.indexOf("http://");
        int secure = text.indexOf("https://");
        int start = plain < 0 || secure >= 0 && secure < plain ? secure : plain;
        if (start < 0) {
            return null;
        }
        int end = start;
        while (end < text.length() && ENDS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(start, end);
    }
}
