package dev.latchkey.mockserver.mime;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Extracts the links of a mail: URLs in its text, and targets of visible links in its HTML. */
public final class LinkExtractor {
    private static final int MAX_COUNT = 1_000;
    static final Pattern URL = Pattern.compile("(?i)https?+://[^\\s<>\"'`\\\\^{}|\\p{Cntrl}]{1,4000}+");
    private static final Set<String> LINKS = Set.of("a", "area");
    private static final Pattern ATTRIBUTE = Pattern
            .compile("([^\\s=>\"'/<]++)(?:\\s*+=\\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\\s\"'>]++)))?+");
    private static final String CLOSING = ".,;:!?*_";

    private LinkExtractor() {}

    /** Returns the distinct links in order, those of the text first; at most 1,000. */
    public static List<String> extract(@Nullable String text, @Nullable String html) {
        Set<String> found = new LinkedHashSet<>();
        if (text != null) {
            collect(text, found);
        }
        if (html != null) {
            for (String tag : HtmlText.tags(html, LINKS)) {
                String target = HtmlText.unescape(target(tag)).strip();
                if (URL.matcher(target.replace(' ', '+')).matches()) {
                    found.add(target);
                }
            }
            collect(HtmlText.of(html), found);
        }
        List<String> links = new ArrayList<>(found);
        return List.copyOf(links.subList(0, Math.min(MAX_COUNT, links.size())));
    }

    private static void collect(String text, Set<String> found) {
        URL.matcher(text).results().map(MatchResult::group).map(LinkExtractor::trimmed).forEach(found::add);
    }

    /** The first target of a tag; empty for none. */
    private static String target(String tag) {
        Matcher attribute = ATTRIBUTE.matcher(tag);
        while (attribute.find()) {
            for (int group = 2; attribute.group(1).equalsIgnoreCase("href") && group <= 4; group++) {
                if (attribute.group(group) != null) {
                    return attribute.group(group);
                }
            }
        }
        return "";
    }

    /** Removes the punctuation of the surrounding sentence. */
    private static String trimmed(String url) {
        int round = surplus(url, '(', ')');
        int square = surplus(url, '[', ']');
        int end = url.length();
        while (end > 0) {
            char last = url.charAt(end - 1);
            if (last == ')' && round > 0) {
                round--;
            } else if (last == ']' && square > 0) {
                square--;
            } else if (CLOSING.indexOf(last) < 0) {
                break;
            }
            end--;
        }
        return url.substring(0, end);
    }

    /** The number of closing brackets without an opening one. */
    private static int surplus(String url, char open, char close) {
        int surplus = 0;
        for (int i = 0; i < url.length(); i++) {
            surplus += url.charAt(i) == close ? 1 : url.charAt(i) == open ? -1 : 0;
        }
        return surplus;
    }
}
