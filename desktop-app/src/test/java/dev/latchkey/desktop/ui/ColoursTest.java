package dev.latchkey.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the colour roles and the contrast of all pairs of text and background in both schemes. */
class ColoursTest {
    private static final double READABLE = 4.5;
    private static final Pattern TOKEN = Pattern.compile("(-lk-[a-z-]+):\\s*(#[0-9a-f]{6,8});");
    private static final String SHEET = read();
    private static final List<String> TEXTS = List.of("-lk-text", "-lk-text-muted", "-lk-accent", "-lk-danger",
            "-lk-warn",
            "-lk-ok", "-lk-sandbox", "-lk-mock");
    private static final List<String> GROUNDS = List.of("-lk-bg", "-lk-surface", "-lk-raised");

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void everyTextCanBeReadOnEveryGround(String scheme) {
        Map<String, String> tokens = tokens(scheme);
        List<String> tooFaint = new ArrayList<>();
        for (String ground : GROUNDS) {
            TEXTS.forEach(text -> check(tokens, text, ground, tooFaint));
        }
        for (String ground : List.of("-lk-hover", "-lk-selected")) {
            check(tokens, "-lk-text", ground, tooFaint);
            check(tokens, "-lk-text-muted", ground, tooFaint);
            check(tokens, "-lk-sandbox", ground, tooFaint);
        }
        for (String tone : List.of("-lk-danger", "-lk-warn", "-lk-ok")) {
            check(tokens, tone, tone + "-soft", tooFaint);
            check(tokens, "-lk-text", tone + "-soft", tooFaint);
        }
        check(tokens, "-lk-accent", "-lk-ok-soft", tooFaint);
        check(tokens, "-lk-on-accent", "-lk-accent", tooFaint);
        check(tokens, "-lk-on-accent", "-lk-accent-hover", tooFaint);
        check(tokens, "-lk-on-danger", "-lk-danger", tooFaint);
        check(tokens, "-lk-on-danger", "-lk-danger-hover", tooFaint);
        check(tokens, "-lk-on-live", "-lk-live", tooFaint);
        check(tokens, "-lk-on-toast", "-lk-toast", tooFaint);
        check(tokens, "-lk-toast-accent", "-lk-toast", tooFaint);
        assertThat(tooFaint).isEmpty();
    }

    @Test
    void bothSchemesHaveTheSameRoles() {
        assertThat(tokens("light").keySet()).isEqualTo(tokens("dark").keySet()).hasSizeGreaterThan(20);
    }

    @Test
    void noColourIsNamedOutsideTheTwoBlocks() {
        String rest = SHEET.replaceAll("(?s)\\.lk-app\\.(light|dark) \\{.*?\\}", "").replaceAll("(?s)/\\*.*?\\*/", "");
        assertThat(
                Pattern.compile("#[0-9a-fA-F]{3,8}\\b|rgba?\\(|hsb\\(|: *(white|black|red|grey|gray)\\b").matcher(rest)
                        .results().map(match -> match.group()).toList())
                .isEmpty();
    }

    @Test
    void everyRoleThatIsUsedExists() {
        Matcher used = Pattern.compile("-lk-[a-z-]+").matcher(SHEET);
        assertThat(used.results().map(match -> match.group()).toList()).isSubsetOf(tokens("light").keySet());
    }

    private static void check(Map<String, String> tokens, String text, String ground, List<String> tooFaint) {
        double contrast = contrast(tokens.get(text), tokens.get(ground));
        if (contrast < READABLE) {
            tooFaint.add("%s on %s: %.2f".formatted(text, ground, contrast));
        }
    }

    /** Contrast ratio as defined by WCAG 2.2. */
    private static double contrast(String first, String second) {
        double a = luminance(first);
        double b = luminance(second);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String hex) {
        double[] parts = new double[3];
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            parts[i] = part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }

    private static Map<String, String> tokens(String scheme) {
        Matcher block = Pattern.compile("(?s)\\.lk-app\\." + scheme + " \\{(.*?)\\}").matcher(SHEET);
        assertThat(block.find()).isTrue();
        Map<String, String> tokens = new HashMap<>();
        TOKEN.matcher(block.group(1)).results().forEach(match -> tokens.put(match.group(1), match.group(2)));
        assertThat(block.find()).as("one block for each scheme").isFalse();
        return tokens;
    }

    private static String read() {
        try (var sheet = Objects.requireNonNull(Theme.class.getResourceAsStream("latchkey.css"))) {
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
