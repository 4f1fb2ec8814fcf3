package dev.latchkey.mockserver.mime;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The web addresses in a mail: those written in its text, and those that its HTML links to. */
public final class LinkExtractor {
    private static final int MAX_COUNT = 1_000;
    static final Pattern URL = Pattern.compile("(?i)https?+://[^\\s<>\"'`\\\\^{}|\\p{Cntrl}]{1,4000}+");
    private static final Pattern HREF = Pattern
            .compile("(?i)\\shref\\s*+=\\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\\s\"'>]++))");
    private static final String CLOSING = ".,;:!?*_";

    private LinkExtractor() {}

    /** Each link once, those of the text first, in order; at most 1,000. */
    public static List<String> extract(@Nullable String text, @Nullable String html) {
        Set<String> found = new LinkedHashSet<>();
        if (text != null) {
            collect(text, found);
        }
        if (html != null) {
            Matcher href = HREF.matcher(html);
            while (href.find()) {
                String target = HtmlText.unescape(target(href)).strip();
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

    private static String target(Matcher href) {
        for (int group = 1; group < 3; group++) {
            if (href.group(group) != null) {
                return href.group(group);
            }
        }
        return href.group(3);
    }

    /** Without the punctuation of the sentence around it. */
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

    /** How many brackets close that none has opened. */
    private static int surplus(String url, char open, char close) {
        int surplus = 0;
        for (int i = 0; i < url.length(); i++) {
            surplus += url.charAt(i) == close ? 1 : url.charAt(i) == open ? -1 : 0;
        }
        return surplus;
    }
}
