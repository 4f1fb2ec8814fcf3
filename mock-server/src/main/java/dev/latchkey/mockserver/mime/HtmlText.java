package dev.latchkey.mockserver.mime;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Extracts the text of HTML for search, not for display. Runs in one pass: a missing closing tag is searched for only
 * once, so that hostile HTML takes no longer than any other.
 */
final class HtmlText {
    private static final Set<String> HIDDEN = Set.of("script", "style", "head", "title");
    private static final Pattern ENTITY = Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,6});");
    private static final Map<String, String> NAMED = Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos",
            "'", "nbsp", " ");

    private final String html;
    private final String lower;
    private final Set<String> absent = new HashSet<>();

    private HtmlText(String html) {
        this.html = html;
        char[] ascii = html.toCharArray();
        for (int i = 0; i < ascii.length; i++) {
            ascii[i] = ascii[i] >= 'A' && ascii[i] <= 'Z' ? (char) (ascii[i] + 32) : ascii[i];
        }
        lower = new String(ascii);
    }

    /** Returns roughly the visible text, with a space in place of each tag. */
    static String of(String html) {
        return unescape(new HtmlText(html).text());
    }

    /** Returns the source of the visible start tags of these elements, in order. */
    static List<String> tags(String html, Set<String> elements) {
        HtmlText text = new HtmlText(html);
        List<String> tags = new ArrayList<>();
        for (int at = 0; at >= 0 && at < html.length();) {
            int after = text.afterTag(at);
            if (after > 0 && elements.contains(text.element(at))) {
                tags.add(html.substring(at, after));
            }
            at = html.indexOf('<', after < 0 ? at + 1 : after);
        }
        return tags;
    }

    /** Replaces character references; unknown ones stay. */
    static String unescape(String html) {
        return ENTITY.matcher(html).replaceAll(entity -> Matcher.quoteReplacement(character(entity)));
    }

    private String text() {
        StringBuilder text = new StringBuilder(html.length());
        for (int at = 0; at < html.length();) {
            int after = html.charAt(at) == '<' ? afterTag(at) : -1;
            text.append(after < 0 ? html.charAt(at) : ' ');
            at = after < 0 ? at + 1 : after;
        }
        return text.toString();
    }

    /** The end of the tag, comment or hidden element that starts here; -1 if none starts here. */
    private int afterTag(int at) {
        if (lower.startsWith("<!--", at)) {
            int end = find("-->", at + 4);
            if (end >= 0) {
                return end + 3;
            }
        }
        char first = at + 1 < lower.length() ? lower.charAt(at + 1) : ' ';
        if (!(first >= 'a' && first <= 'z' || first == '/' || first == '!' || first == '?')) {
            return -1;
        }
        int end = tagEnd(at);
        if (end < 0) {
            return -1;
        }
        String element = element(at);
        int closing = HIDDEN.contains(element) ? find("</" + element, end) : -1;
        int closed = closing < 0 ? -1 : find(">", closing);
        return (closed < 0 ? end : closed) + 1;
    }

    /** The name of the element whose start tag begins here, in lower case; empty for none. */
    private String element(int at) {
        int name = at + 1;
        while (name < lower.length() && lower.charAt(name) >= 'a' && lower.charAt(name) <= 'z') {
            name++;
        }
        return name - at > 10 ? "" : lower.substring(at + 1, name);
    }

    /** The closing bracket of a tag, which is not within a quoted value; -1 if there is no bracket. */
    private int tagEnd(int at) {
        int first = find(">", at);
        boolean valueStarts = false;
        for (int i = at; first >= 0 && i < lower.length(); i++) {
            char c = lower.charAt(i);
            int close = valueStarts && (c == '"' || c == '\'') ? find(String.valueOf(c), i + 1) : -1;
            if (close >= 0) {
                i = close;
            } else if (c == '>') {
                return i;
            }
            valueStarts = c == '=' || valueStarts && c <= ' ';
        }
        return first;
    }

    private int find(String token, int from) {
        int found = absent.contains(token) ? -1 : lower.indexOf(token, from);
        if (found < 0) {
            absent.add(token);
        }
        return found;
    }

    private static String character(MatchResult entity) {
        String name = entity.group(1);
        if (name.charAt(0) != '#') {
            return NAMED.getOrDefault(name, entity.group());
        }
        boolean hex = Character.toLowerCase(name.charAt(1)) == 'x';
        int point = hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
        return Character.isValidCodePoint(point) ? Character.toString(point) : entity.group();
    }
}
