package dev.latchkey.mockserver.mime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds one-time codes in a message: 4 to 10 digits, or letters and digits, near a keyword such as code, PIN or OTP.
 * This is a heuristic; the likeliest code comes first.
 */
public final class OneTimeCodes {
    private static final int MAX_DISTANCE = 80;
    private static final int MAX_COUNT = 20;
    private static final int MAX_SEARCHED = 200_000;
    private static final Pattern KEYWORD = Pattern
            .compile("(?iu)(?<![\\p{L}\\p{N}])(?:(?:verification|security|access|login|"
                    + "confirmation|one[- ]time|auth(?:entication)?)[ -](?:code|pin|password|passcode)|pass(?:code|wort)|"
                    + "\\p{L}{0,20}code|codes|pin|otp|tan|mtan|2fa|token|kode|kod|codice|c[oó]digo|einmalpasswort|"
                    + "einmalkennwort|password)(?![\\p{L}\\p{N}])");
    private static final Pattern CANDIDATE = Pattern.compile("(?<![\\p{L}\\p{N}.,+#/€$£_])(?:"
            + "([0-9]{3}[- ][0-9]{3}|[0-9]{4}[- ][0-9]{4})|([0-9]{4,10})|"
            + "((?=[A-Z-]*+[0-9])[A-Z0-9]{3,5}-[A-Z0-9]{3,5}|(?=[A-Za-z]*+[0-9])(?=[0-9]*+[A-Za-z])(?:[A-Z0-9]{4,10}|[a-z0-9]{4,10})))"
            + "(?![\\p{L}\\p{N}_€$£%]|[.,:/][0-9]|-[\\p{L}\\p{N}])");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)[0-9]{2}");

    private OneTimeCodes() {}

    /** Returns the distinct candidates, likeliest first; at most 20. */
    public static List<String> find(@Nullable String text, @Nullable String html) {
        Map<String, Integer> scores = new LinkedHashMap<>();
        if (text != null) {
            collect(text, scores);
        }
        if (html != null) {
            collect(HtmlText.of(html), scores);
        }
        return scores.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey).limit(MAX_COUNT).toList();
    }

    private static void collect(String source, Map<String, Integer> scores) {
        String text = LinkExtractor.URL.matcher(source.substring(0, Math.min(source.length(), MAX_SEARCHED)))
                .replaceAll(url -> " ".repeat(url.group().length()));
        List<int[]> keywords = new ArrayList<>();
        Matcher keyword = KEYWORD.matcher(text);
        while (keyword.find()) {
            keywords.add(new int[]{keyword.start(), keyword.end()});
        }
        int first = 0;
        Matcher candidate = CANDIDATE.matcher(text);
        while (candidate.find()) {
            while (first < keywords.size() && keywords.get(first)[1] < candidate.start() - MAX_DISTANCE) {
                first++;
            }
            int closeness = closeness(keywords, first, candidate.start(), candidate.end());
            if (closeness > 0) {
                scores.merge(code(candidate), closeness + shape(candidate.group()), Math::max);
            }
        }
    }

    /**
     * Scores the distance to the nearest keyword. One before the code scores higher than one after it; 0 if none is
     * near.
     */
    private static int closeness(List<int[]> keywords, int first, int start, int end) {
        int best = 0;
        for (int i = first; i < keywords.size() && keywords.get(i)[0] <= end + MAX_DISTANCE; i++) {
            int[] keyword = keywords.get(i);
            if (keyword[1] <= start) {
                best = Math.max(best, 2 * MAX_DISTANCE + 1 - (start - keyword[1]));
            } else if (keyword[0] >= end) {
                best = Math.max(best, MAX_DISTANCE + 1 - (keyword[0] - end));
            }
        }
        return best;
    }

    private static int shape(String code) {
        if (YEAR.matcher(code).matches()) {
            return -MAX_DISTANCE;
        }
        boolean digits = code.chars().allMatch(Character::isDigit);
        return digits && code.length() == 6 ? 20 : digits ? 10 : 0;
    }

    private static String code(Matcher candidate) {
        String split = candidate.group(1);
        return split == null
                ? candidate.group()
                : split.substring(0, split.length() / 2)
                        + split.substring(split.length() / 2 + 1);
    }
}
