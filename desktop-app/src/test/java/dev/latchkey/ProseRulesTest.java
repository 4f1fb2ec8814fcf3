package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of CONTRIBUTING's style guide that a program can check. */
class ProseRulesTest {
    private static final List<String> MODULES = List.of("sdk", "mock-server", "desktop-app", "benchmarks");
    private static final Pattern TYPE_COMMENT = Pattern.compile(
            "/\\*\\*\\s*\\*?\\s*(What|How|Where|Which|Who|Whose|Whether)\\b[^*]*+(?:\\*(?!/)[^*]*+)*+\\*/\\s*"
                    + "(?:@\\w+(?:\\([^)]*\\))?\\s*)*(?:(?:public|protected|private|static|final|abstract|sealed|non-sealed)\\s+)*"
                    + "(?:class|interface|record|enum|@interface|package)\\s+([\\w.]+)");
    private static final Pattern COMMENT = Pattern.compile("/\\*[^*]*+(?:\\*(?!/)[^*]*+)*+\\*/|(?<![:\"])//[^\\n]*");
    private static final Pattern SHALL = Pattern.compile("\\bshall\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern ONE_WORD = Pattern.compile("[A-Z][a-z0-9]*");

    /** One-word nouns of the control API and of SMTP, and the program's entry point. */
    private static final Set<String> API_NOUNS = Set.of("Account", "Channel", "Content", "Envelope", "Fault", "Main",
            "Message", "Recipient", "Refusal", "Session", "Setting", "Statistic", "Webhook");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.latchkey");

    @Test
    void noTypeCommentBeginsWithAQuestionWord() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path source : sources()) {
            Matcher matcher = TYPE_COMMENT.matcher(Files.readString(source));
            while (matcher.find()) {
                found.add(source.getFileName() + ": " + matcher.group(2) + " begins with " + matcher.group(1));
            }
        }

        assertThat(found).isEmpty();
    }

    @Test
    void noCommentSaysShall() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path source : sources()) {
            if (COMMENT.matcher(Files.readString(source)).results()
                    .anyMatch(comment -> SHALL.matcher(comment.group()).find())) {
                found.add(source.getFileName().toString());
            }
        }

        assertThat(found).isEmpty();
    }

    @Test
    void anExceptionIsNamedSo() {
        assertThat(CLASSES.stream().filter(type -> type.isAssignableTo(Throwable.class)).map(JavaClass::getName)
                .filter(name -> !name.endsWith("Exception"))).isEmpty();
    }

    @Test
    void aPublicTypeOfTheServerHasTwoWordsUnlessTheApiHasItsNoun() {
        Set<String> names = CLASSES.stream().filter(type -> type.getPackageName().startsWith("dev.latchkey.mockserver"))
                .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaClass::getSimpleName).filter(name -> ONE_WORD.matcher(name).matches())
                .collect(Collectors.toCollection(TreeSet::new));

        names.removeAll(API_NOUNS);
        assertThat(names).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        Path root = ProjectRoot.find();
        try (Stream<Path> files = MODULES.stream().map(module -> root.resolve(module).resolve("src/main/java"))
                .flatMap(ProseRulesTest::walk)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static Stream<Path> walk(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
