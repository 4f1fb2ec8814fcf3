package dev.latchkey.mockserver.mime;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a piece of HTML, for searching; not for showing. */
final class HtmlText {
    private static final Pattern HIDDEN = Pattern
            .compile("(?is)<(script|style|head|title)\\b[^>]*+>.*?</\\1\\s*+>|<!--.*?-->");
    private static final Pattern TAG = Pattern.compile("<[/!?A-Za-z][^>]*+>");
    private static final Pattern ENTITY = Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,6});");
    private static final Map<String, String> NAMED = Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos",
            "'", "nbsp", " ");

    private HtmlText() {}

    /** What a person would read, more or less: each tag a space. */
    static String of(String html) {
        return unescape(TAG.matcher(HIDDEN.matcher(html).replaceAll(" ")).replaceAll(" "));
    }

    /** Character references replaced; unknown ones stay. */
    static String unescape(String html) {
        return ENTITY.matcher(html).replaceAll(entity -> Matcher.quoteReplacement(character(entity)));
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
