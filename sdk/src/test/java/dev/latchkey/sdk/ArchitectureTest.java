package dev.latchkey.sdk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The SDK's own part of the house rules; the arrows between all packages are checked where all modules meet. */
class ArchitectureTest {
    private static final JavaClasses SDK = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.latchkey.sdk");

    @Test
    void packagesDoNotGoInCircles() {
        slices().matching("dev.latchkey.(**)").should().beFreeOfCycles().check(SDK);
    }

    @Test
    void gatewaysDoNotKnowEachOther() {
        Set<String> floor = Set.of("keys", "message", "internal");
        String base = "dev.latchkey.sdk.";
        Set<String> gateways = SDK.stream().map(JavaClass::getPackageName).filter(name -> name.startsWith(base))
                .map(name -> name.substring(base.length()).split("\\.")[0]).filter(name -> !floor.contains(name))
                .collect(Collectors.toSet());

        assertThat(gateways).contains("sandbox");
        for (String gateway : gateways) {
            String[] others = gateways.stream().filter(other -> !other.equals(gateway))
                    .map(other -> base + other + "..").toArray(String[]::new);
            noClasses().that().resideInAPackage(base + gateway + "..").should().dependOnClassesThat()
                    .resideInAnyPackage(others).check(SDK);
            noClasses().that().resideOutsideOfPackage(base + gateway + "..").should().dependOnClassesThat()
                    .resideInAPackage(base + gateway + "..").check(SDK);
        }
    }

    @Test
    void onlyTheTransportKnowsTheHttpClient() {
        // The user's own client has to be handed over somewhere.
        noClasses().that().resideOutsideOfPackage("dev.latchkey.sdk.internal..")
                .and().haveNameNotMatching(".*\\.ClientOptions(\\$.*)?")
                .should().dependOnClassesThat().resideInAnyPackage("okhttp3..", "okio..", "com.squareup.moshi..")
                .check(SDK);
    }

    @Test
    void operationsReturnCallsSoThatEachExistsOnce() {
        classes().that().haveSimpleNameEndingWith("Api").should().beInterfaces()
                .andShould().onlyHaveDependentClassesThat().resideInAPackage("dev.latchkey.sdk..")
                .check(SDK);
    }

    @Test
    void everyPackageSaysWhatMayBeNull() {
        Set<JavaPackage> packages = SDK.stream().map(JavaClass::getPackage).collect(Collectors.toSet());

        assertThat(packages).hasSizeGreaterThan(5).allSatisfy(room -> assertThat(room.isAnnotatedWith(NullMarked.class))
                .as("%s is @NullMarked", room.getName()).isTrue());
    }

    @Test
    void theModuleOpensToUsersWhatIsTheirsAndNothingElse() throws IOException {
        ModuleDescriptor module;
        try (InputStream descriptor = Files.newInputStream(Path.of("target/classes/module-info.class"))) {
            module = ModuleDescriptor.read(descriptor);
        }
        Set<String> open = module.exports().stream().filter(room -> !room.isQualified())
                .map(ModuleDescriptor.Exports::source).collect(Collectors.toSet());

        assertThat(open).isEqualTo(SDK.stream().map(JavaClass::getPackageName)
                .filter(room -> !room.contains(".internal")).collect(Collectors.toSet()));
        assertThat(module.requires()).filteredOn(needed -> needed.modifiers().contains(Requires.Modifier.TRANSITIVE))
                .extracting(Requires::name).containsExactlyInAnyOrder("org.jspecify", "okhttp3");
    }

    @Test
    void nothingPrintsOrLogs() {
        noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err")
                .orShould().dependOnClassesThat().resideInAnyPackage("java.util.logging..", "org.slf4j..")
                .orShould().callMethod(Throwable.class, "printStackTrace")
                .check(SDK);
    }
}
