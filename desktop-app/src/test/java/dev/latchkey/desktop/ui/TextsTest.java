package dev.latchkey.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/latchkey/desktop");
    private static final Set<String> MARKS = Set.of("GSM-7", "UCS-2");

    @ParameterizedTest
    @ValueSource(strings = {"de", "it"})
    void everyLanguageHasTheSameTextsWithTheSameGaps(String language) {
        for (String bundle : Texts.BUNDLES) {
            Properties english = read(bundle, "");
            Properties other = read(bundle, "_" + language);
            assertThat(new TreeSet<>(other.stringPropertyNames())).as(bundle)
                    .isEqualTo(new TreeSet<>(english.stringPropertyNames()));
            for (String key : english.stringPropertyNames()) {
                assertThat(gaps(other.getProperty(key))).as(key).isEqualTo(gaps(english.getProperty(key)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_de", "_it"})
    void everyTextIsAPatternAndBelongsToItsScreen(String suffix) {
        for (String bundle : Texts.BUNDLES) {
            Properties texts = read(bundle, suffix);
            for (String key : texts.stringPropertyNames()) {
                String text = texts.getProperty(key);
                assertThat(key).startsWith(bundle + ".");
                // MessageFormat treats an ASCII apostrophe as a quote, which would disable the arguments after it.
                assertThat(text).as(key).doesNotContain("'");
                assertThat(new MessageFormat(text, Locale.ROOT).format(new Object[]{1, 2, 3})).as(key).isNotNull();
            }
        }
    }

    @Test
    void everyTextAskedForByNameExists() throws IOException {
        Texts texts = Texts.in(Locale.ENGLISH);
        List<String> missing = new ArrayList<>();
        Pattern asked = Pattern
                .compile("\"((?:" + String.join("|", Texts.BUNDLES) + ")\\.[A-Za-z0-9.-]*[A-Za-z0-9])\"");
        for (Path source : sources()) {
            Matcher matcher = asked.matcher(Files.readString(source));
            while (matcher.find()) {
                if (texts.find(matcher.group(1)).isEmpty() && !isAction(matcher.group(1))) {
                    missing.add(source.getFileName() + ": " + matcher.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void noViewSpeaksForItself() throws IOException {
        // Literals with two words or a capitalised word are texts for users.
        Pattern literal = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
        Pattern sentence = Pattern.compile("[A-Z]?[a-z]+ [a-z]+.*|[A-Z][a-z]{3,}.*");
        List<String> found = new ArrayList<>();
        for (Path source : sources()) {
            String name = source.getFileName().toString();
            if (name.endsWith("View.java") || name.endsWith("Pane.java") || name.endsWith("Cell.java")
                    || name.endsWith("Detail.java") || name.endsWith("Table.java") || name.endsWith("Preview.java")
                    || name.endsWith("bar.java") || name.endsWith("Bar.java")) {
                for (String line : Files.readAllLines(source)) {
                    if (!line.strip().startsWith("*") && !line.strip().startsWith("//") && !line.contains("throw")) {
                        literal.matcher(line).results().map(match -> match.group(1))
                                .filter(text -> sentence.matcher(text).matches() && !MARKS.contains(text))
                                .filter(text -> !text.startsWith("Authorization:"))
                                .forEach(text -> found.add(name + ": " + text));
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void anEnglishUserOfAGermanComputerReadsEnglish() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Texts.in(Locale.ENGLISH).get("keys.new")).isEqualTo("New key");
        } finally {
            Locale.setDefault(before);
        }
    }

    /** Returns true for IDs of actions, which look like keys of texts. */
    private static boolean isAction(String name) {
        return Set.of("key.new", "key.test").contains(name);
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static Set<String> gaps(String pattern) {
        Set<String> gaps = new TreeSet<>();
        Pattern.compile("\\{(\\d)").matcher(pattern).results().forEach(match -> gaps.add(match.group(1)));
        return gaps;
    }

    private static Properties read(String bundle, String suffix) {
        Properties properties = new Properties();
        String file = "/dev/latchkey/desktop/texts/" + bundle + suffix + ".properties";
        try (var stream = Objects.requireNonNull(TextsTest.class.getResourceAsStream(file), file);
                var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
