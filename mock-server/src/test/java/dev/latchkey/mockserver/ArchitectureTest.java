package dev.latchkey.mockserver;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may know whom. */
class ArchitectureTest {
    private static final String BASE = "dev.latchkey.mockserver";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(BASE);

    @Test
    void eachPackageKnowsOnlyThoseBelowIt() {
        layeredArchitecture().consideringOnlyDependenciesInAnyPackage(BASE + "..")
                .layer("junit").definedBy(BASE + ".junit")
                .layer("root").definedBy(BASE)
                .layer("control").definedBy(BASE + ".control")
                .layer("sandbox").definedBy(BASE + ".dialect.sandbox")
                .layer("dialect").definedBy(BASE + ".dialect")
                .layer("wire").definedBy(BASE + ".wire")
                .layer("delivery").definedBy(BASE + ".delivery")
                .layer("fault").definedBy(BASE + ".fault")
                .layer("core").definedBy(BASE + ".core")
                .layer("stores").definedBy(BASE + ".store.memory", BASE + ".store.sql")
                .layer("store").definedBy(BASE + ".store")
                .layer("smtp").definedBy(BASE + ".smtp")
                .layer("release").definedBy(BASE + ".release")
                .layer("mime").definedBy(BASE + ".mime")
                .layer("http").definedBy(BASE + ".http")
                .layer("tls").definedBy(BASE + ".tls")
                .layer("patience").definedBy(BASE + ".patience")
                .layer("model").definedBy(BASE + ".model")
                .layer("settings").definedBy(BASE + ".settings")
                .layer("log").definedBy(BASE + ".log")
                .whereLayer("junit").mayOnlyAccessLayers("root", "core", "tls")
                .whereLayer("root").mayOnlyAccessLayers("control", "sandbox", "dialect", "wire", "delivery", "fault",
                        "core", "stores", "store", "http", "smtp", "release", "tls", "patience", "mime", "model",
                        "settings", "log")
                .whereLayer("settings").mayNotAccessAnyLayer()
                .whereLayer("log").mayNotAccessAnyLayer()
                .whereLayer("control")
                .mayOnlyAccessLayers("wire", "delivery", "fault", "core", "mime", "http", "model")
                .whereLayer("sandbox").mayOnlyAccessLayers("dialect", "wire", "delivery", "core", "http", "model")
                .whereLayer("dialect")
                .mayOnlyAccessLayers("wire", "delivery", "fault", "core", "http", "patience", "model")
                .whereLayer("wire").mayOnlyAccessLayers("delivery", "core", "http", "model")
                .whereLayer("delivery").mayOnlyAccessLayers("fault", "core", "store", "mime", "model")
                .whereLayer("fault").mayOnlyAccessLayers("model")
                .whereLayer("core").mayOnlyAccessLayers("store", "model")
                .whereLayer("stores").mayOnlyAccessLayers("store", "model")
                .whereLayer("store").mayOnlyAccessLayers("model")
                .whereLayer("smtp").mayOnlyAccessLayers("delivery", "fault", "core", "mime", "tls", "patience", "model")
                .whereLayer("release").mayOnlyAccessLayers("model")
                .whereLayer("mime").mayOnlyAccessLayers("model")
                .whereLayer("http").mayOnlyAccessLayers("patience")
                .whereLayer("patience").mayNotAccessAnyLayer()
                .whereLayer("tls").mayNotAccessAnyLayer()
                .whereLayer("model").mayNotAccessAnyLayer()
                .check(CLASSES);
    }

    @Test
    void noPackageKnowsItself() {
        slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheSqlStoreKnowsSql() {
        noClasses().that().resideOutsideOfPackage(BASE + ".store.sql").should().dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..").check(CLASSES);
    }

    @Test
    void nothingNeedsTheServerOfTheJdk() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("com.sun.net.httpserver..").check(CLASSES);
    }

    @Test
    void onlyWebhooksAndTlsKnowTheHttpClient() {
        noClasses().that().resideOutsideOfPackages(BASE + ".delivery", BASE + ".tls").should().dependOnClassesThat()
                .resideInAnyPackage("okhttp3..").check(CLASSES);
    }

    @Test
    void onlyListenersKnowSockets() {
        noClasses().that().resideOutsideOfPackages(BASE + ".http", BASE + ".tls", BASE + ".smtp").should()
                .dependOnClassesThat().belongToAnyOf(Socket.class, ServerSocket.class).check(CLASSES);
    }

    @Test
    void onlyMimeKnowsItsLibrary() {
        noClasses().that().resideOutsideOfPackage(BASE + ".mime").should().dependOnClassesThat()
                .resideInAnyPackage("org.apache.james..").check(CLASSES);
    }

    @Test
    void onlyReleaseKnowsTheMailClient() {
        noClasses().that().resideOutsideOfPackage(BASE + ".release").should().dependOnClassesThat()
                .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..").check(CLASSES);
    }

    @Test
    void onlyTheRootReadsTheEnvironment() {
        noClasses().that().resideOutsideOfPackage(BASE).should().callMethod(System.class, "getenv").orShould()
                .callMethod(System.class, "getenv", String.class).orShould()
                .callMethod(System.class, "getProperty", String.class).check(CLASSES);
    }

    @Test
    void nothingReadsTheTimeButTheClock() {
        noClasses().should().callMethod(Instant.class, "now").orShould().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(LocalDate.class, "now").orShould().callMethod(LocalDateTime.class, "now")
                .orShould().callMethod(ZonedDateTime.class, "now").orShould().callMethod(Clock.class, "systemUTC")
                .check(CLASSES);
    }

    @Test
    void noGatewaysNameIsOutsideItsDialect() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> named = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().replace('\\', '/').contains("/dialect/sandbox/"))
                    .filter(ArchitectureTest::namesAGateway).toList();
            assertThat(named).isEmpty();
        }
    }

    @Test
    void aFileIsARoom() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(300);
            }
        }
    }

    private static boolean namesAGateway(Path file) {
        try {
            String text = Files.readString(file).toLowerCase(Locale.ROOT);
            return Stream.of("elasticemail", "elastic email", "turbosmtp", "seven.io", "\"seven\"")
                    .anyMatch(text::contains);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
