package dev.latchkey.sdk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Tests that the examples of the public documentation compile. In Javadoc they are written as
 * <code>{&#64;snippet :</code>, in Markdown as blocks of {@code java}. {@code Prelude.java} declares the variables they
 * may use.
 */
class ExamplesTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern PUBLIC_TYPE = Pattern.compile("\\A.*?^public [a-z]",
            Pattern.MULTILINE | Pattern.DOTALL);
    private static final List<Path> PAGES = List.of(Path.of("../README.md"), Path.of("README.md"));

    private final ExampleCompiler compiler = new ExampleCompiler(prelude());

    @Test
    void everyExampleOfTheJavadocCompiles() throws IOException {
        List<Example> examples = ExampleReader.inSources(SOURCES);

        assertThat(examples).hasSizeGreaterThan(3);
        assertThat(compiler.errors(examples)).isEmpty();
    }

    @Test
    void everyPublicTypeThatCallersMeetFirstShowsHowItIsUsed() throws IOException {
        List<Path> without = new ArrayList<>();
        for (Path source : ExampleReader.sources(SOURCES)) {
            Matcher type = PUBLIC_TYPE.matcher(Files.readString(source));
            if (needsAnExample(source) && type.find() && !type.group().contains("{@snippet")) {
                without.add(source);
            }
        }

        assertThat(without).as("public types whose own Javadoc has no {@snippet :}").isEmpty();
    }

    /**
     * Returns true for facades, interfaces and types that callers build. Wire records are only read, and described by
     * their components.
     */
    private static boolean needsAnExample(Path source) {
        String path = source.toString().replace('\\', '/');
        return !path.contains("/internal/") && !path.contains("/wire/");
    }

    @Test
    void everyExampleOfTheReadmesCompiles() throws IOException {
        List<Example> examples = new ArrayList<>();
        for (Path page : PAGES) {
            assertThat(ExampleReader.inMarkdown(page)).as("examples of %s", page).isNotEmpty();
            examples.addAll(ExampleReader.inMarkdown(page));
        }

        assertThat(compiler.errors(examples)).isEmpty();
    }

    @Test
    void noExampleHidesInAFormThatIsNotCompiled() throws IOException {
        for (Path source : ExampleReader.sources(SOURCES)) {
            assertThat(Files.readString(source)).as("%s has its examples in {@snippet :}", source)
                    .doesNotContain("<pre>");
        }
    }

    @Test
    void aFaultIsNamedByTheLineOfTheExample() throws IOException {
        List<String> javadoc = List.of("/**", " * Greets.", " *", " * {@snippet :",
                " * import java.net.http.HttpClient;",
                " * Sms text = null;", " * Map<String, HttpClient> all = new HashMap<>() {};", " * text.greet();",
                " * }", " */");

        List<Example> examples = ExampleReader.inJavadoc(Path.of("Greeter.java"), javadoc);

        assertThat(compiler.errors(examples)).singleElement().asString()
                .startsWith("Greeter.java:8: ").contains("cannot find symbol").contains("greet()");
    }

    private static String prelude() {
        try (InputStream stream = ExamplesTest.class.getResourceAsStream("/examples/Prelude.java")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
