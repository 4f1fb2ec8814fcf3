package dev.latchkey;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that hold across modules. They are checked here because this module sees all the others. */
class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.latchkey");

    private static final Arrows ARROWS = Arrows.of(HOUSE);
    private static final List<String> FLOORS = List.of("sdk", "mockserver", "desktop");

    /** The name of each gateway as it is spelled in texts, by the package that may contain it. */
    private static final Map<String, Pattern> GATEWAYS = Map.of(
            "elasticemail", Pattern.compile("(?i)elastic[ _-]?e?mail"),
            "turbosmtp", Pattern.compile("(?i)turbo[ _-]?smtp"),
            "seven", Pattern.compile("\\bSeven\\b|\\bseven\\.io\\b|\"seven\""));

    private final Path root = ProjectRoot.find();

    @Test
    void packagesDoNotGoInCircles() {
        slices().matching("dev.latchkey.(**)").should().beFreeOfCycles().check(HOUSE);
        assertThat(ARROWS.circle()).isEmpty();
    }

    @Test
    void modulesPointDown() {
        noClasses().that().resideInAPackage("dev.latchkey.sdk..")
                .should().dependOnClassesThat()
                .resideInAnyPackage("dev.latchkey.mockserver..", "dev.latchkey.desktop..")
                .check(HOUSE);
        noClasses().that().resideInAPackage("dev.latchkey.mockserver..")
                .should().dependOnClassesThat().resideInAPackage("dev.latchkey.desktop..").check(HOUSE);
        ARROWS.byPackage().forEach((from, known) -> assertThat(known).as(from)
                .allMatch(to -> FLOORS.indexOf(module(to)) <= FLOORS.indexOf(module(from))));
    }

    @Test
    void onlyTheBuiltInSandboxKnowsTheMockServer() {
        noClasses().that(new DescribedPredicate<JavaClass>("belong to the rest of the app") {
            @Override
            public boolean test(JavaClass type) {
                return type.getPackageName().startsWith("dev.latchkey.desktop")
                        && !type.getPackageName().equals("dev.latchkey.desktop.sandbox");
            }
        }).should().dependOnClassesThat().resideInAPackage("dev.latchkey.mockserver..").check(HOUSE);
        assertThat(ARROWS.byPackage().entrySet().stream()
                .filter(arrows -> module(arrows.getKey()).equals("desktop"))
                .filter(arrows -> arrows.getValue().stream().anyMatch(to -> module(to).equals("mockserver")))
                .map(Map.Entry::getKey)).containsExactly("dev.latchkey.desktop.sandbox");
    }

    /** The one file of a module that lists the gateways, and the module descriptor that exports their packages. */
    private static final Set<String> COMPOSITION = Set.of("Gateways.java", "module-info.java");

    @Test
    void gatewaysAreNamedInTheirOwnPackagesAndOneFileAModuleOnly() throws IOException {
        try (Stream<Path> sources = Stream.of("sdk", "mock-server", "desktop-app")
                .flatMap(module -> walk(root.resolve(module).resolve("src/main")))) {
            for (Path source : sources.toList()) {
                String text = Files.readString(source);
                GATEWAYS.forEach((gateway, name) -> {
                    if (!source.toString().contains(File.separator + gateway)
                            && !COMPOSITION.contains(source.getFileName().toString())) {
                        assertThat(name.matcher(text).results().map(found -> found.group()).distinct())
                                .as("%s names %s", root.relativize(source), gateway).isEmpty();
                    }
                });
            }
        }
    }

    static Stream<String> modules() {
        return Stream.of("sdk", "mockserver", "desktop");
    }

    /** Draws the pictures of CONTRIBUTING.md anew with {@code -Dhouse.draw=true}. Otherwise checks that they name only packages that exist. */
    @ParameterizedTest
    @MethodSource("modules")
    void thePictureOfTheArrowsNamesNoPackageThatIsGone(String module) throws IOException {
        Path page = root.resolve("CONTRIBUTING.md");
        ArrowPicture drawn = ArrowPicture.of(ARROWS, module);
        if (Boolean.getBoolean("house.draw")) {
            Files.writeString(page, ArrowPicture.replace(Files.readString(page), module, drawn.mermaid()));
        }

        assertThat(ArrowPicture.boxes(ArrowPicture.find(Files.readString(page), module))).isNotEmpty()
                .isSubsetOf(drawn.boxes());
    }

    @Test
    void noFileKnowsWhereItWasWritten() throws IOException {
        List<Pattern> foreign = List.of(Pattern.compile("/home/\\w+/"), Pattern.compile("/Users/\\w+/"),
                Pattern.compile("https?://repo\\d?\\.maven"), Pattern.compile("<repository>"));
        try (Stream<Path> poms = Stream.of("", "sdk", "mock-server", "desktop-app", "benchmarks")
                .map(module -> root.resolve(module).resolve("pom.xml"))) {
            for (Path pom : poms.toList()) {
                String text = Files.readString(pom);
                foreign.forEach(
                        pattern -> assertThat(pattern.matcher(text).find()).as("%s in %s", pattern, pom).isFalse());
            }
        }
    }

    private static String module(String packageName) {
        return packageName.split("\\.")[2];
    }

    private static Stream<Path> walk(Path folder) {
        try {
            return Files.walk(folder).filter(file -> file.toString().matches(".*\\.(java|properties|css|sql)"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
