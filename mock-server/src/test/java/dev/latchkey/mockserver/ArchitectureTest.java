package dev.latchkey.mockserver;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of this module: the packages that each may know, and the libraries. */
class ArchitectureTest {
    private static final String BASE = "dev.latchkey.mockserver";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(BASE);

    /** The packages that each package may know, apart from the gateways, the root and the program around it. */
    private static final List<String> ARROWS = List.of(
            "account -> crypto model store",
            "auth -> account crypto model store",
            "control -> account control.endpoint control.monitor control.seed delivery delivery.lifecycle "
                    + "delivery.message delivery.schedule delivery.webhook fault http journal keys model rest",
            "control.endpoint -> account control.monitor control.seed delivery.lifecycle delivery.message "
                    + "delivery.schedule delivery.webhook fault http http.body journal keys mime model rest",
            "control.monitor -> fault journal model",
            "control.seed -> account delivery.message delivery.schedule delivery.webhook fault http.body "
                    + "keys model rest store",
            "crypto -> model store",
            "delivery -> account crypto delivery.lifecycle delivery.message delivery.schedule "
                    + "delivery.webhook journal model store",
            "delivery.lifecycle -> account journal model store",
            "delivery.message -> account delivery.lifecycle mime model store",
            "delivery.schedule -> account delivery.lifecycle delivery.webhook model store",
            "delivery.webhook -> account crypto delivery.lifecycle journal model store",
            "fault -> model",
            "gateway -> account auth delivery.lifecycle delivery.message delivery.webhook fault http journal "
                    + "keys model rest timeout",
            "http -> timeout",
            "http.body -> http",
            "journal -> account auth model store",
            "junit -> account tls",
            "keys -> account auth crypto model store",
            "log ->",
            "mime -> model",
            "model ->",
            "release -> model",
            "rest -> http http.body keys model",
            "settings ->",
            "smtp -> fault mime model timeout",
            "smtp.gateway -> auth delivery.lifecycle delivery.message fault journal mime model smtp",
            "store -> model",
            "store.memory -> model store",
            "store.sql -> model store",
            "timeout ->",
            "tls ->");

    /** The packages that a gateway may know. Gateways do not know each other. */
    private static final String GATEWAY_ARROWS = "account auth delivery.lifecycle delivery.message delivery.webhook gateway "
            + "http http.body journal keys model rest";

    static Stream<String> arrows() {
        Stream<String> gateways = gateways().map(gateway -> gateway + " -> " + GATEWAY_ARROWS);
        return Stream.concat(ARROWS.stream(), gateways);
    }

    @ParameterizedTest
    @MethodSource("arrows")
    void aPackageKnowsOnlyThoseOnItsList(String arrows) {
        String[] sides = arrows.split(" ->", 2);
        String from = BASE + "." + sides[0];
        // A server for tests is the only part below the program that starts one.
        Stream<String> itself = sides[0].equals("junit") ? Stream.of(from, BASE) : Stream.of(from);
        String[] known = Stream
                .concat(itself, Arrays.stream(sides[1].strip().split(" ")).map(name -> BASE + "." + name))
                .toArray(String[]::new);
        noClasses().that().resideInAPackage(from).should()
                .dependOnClassesThat(resideInAPackage(BASE + "..").and(not(resideInAnyPackage(known))))
                .check(CLASSES);
    }

    @Test
    void everyPackageButTheRootAndTheProgramHasItsList() {
        Set<String> listed = arrows().map(arrows -> BASE + "." + arrows.split(" ->")[0]).collect(Collectors.toSet());
        listed.add(BASE);
        listed.add(BASE + ".cli");

        assertThat(CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet())).isEqualTo(listed);
    }

    @Test
    void onlyTheFileOfGatewaysKnowsTheGateways() {
        noClasses().that().resideOutsideOfPackages(gateways().map(name -> BASE + "." + name).toArray(String[]::new))
                .and().doNotHaveFullyQualifiedName(BASE + ".Gateways")
                .should().dependOnClassesThat().resideInAnyPackage(BASE + ".gateway.(*)..").check(CLASSES);
    }

    @Test
    void onlyTheCommandLineKnowsItsLibrary() {
        noClasses().that().haveNameNotMatching(".*\\.settings\\.CommandLineArguments(\\$.*)?").should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..").check(CLASSES);
        noClasses().that().resideOutsideOfPackages(BASE + ".cli", BASE + ".settings").should().dependOnClassesThat()
                .haveNameMatching(".*\\.settings\\.CommandLineArguments(\\$.*)?").check(CLASSES);
    }

    @Test
    void theProgramIsKnownToNobody() {
        noClasses().that().resideOutsideOfPackage(BASE + ".cli").should().dependOnClassesThat()
                .resideInAPackage(BASE + ".cli").check(CLASSES);
    }

    @Test
    void packagesDoNotGoInCircles() {
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
        noClasses().that().resideOutsideOfPackages(BASE + ".delivery.webhook", BASE + ".tls").should()
                .dependOnClassesThat()
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
    void onlyTheProgramReadsTheEnvironment() {
        noClasses().that().resideOutsideOfPackage(BASE + ".cli").should().callMethod(System.class, "getenv").orShould()
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

    /** {@code HouseTest} reads the sources for the gateways' names. This keeps the packages of gateways in one place. */
    @Test
    void aGatewayIsAPackageBelowTheGateways() {
        assertThat(gateways()).contains("gateway.sandbox");
    }

    @Test
    void aFileIsARoom() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(300);
            }
        }
    }

    private static Stream<String> gateways() {
        return CLASSES.stream().map(JavaClass::getPackageName).distinct()
                .filter(name -> name.startsWith(BASE + ".gateway.")).map(name -> name.substring(BASE.length() + 1));
    }
}
