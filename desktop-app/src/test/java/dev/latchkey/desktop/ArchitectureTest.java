package dev.latchkey.desktop;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.latchkey.desktop.account.Account;
import dev.latchkey.desktop.account.Connection;
import dev.latchkey.desktop.account.Inbox;
import dev.latchkey.desktop.account.RevocationQueue;
import dev.latchkey.desktop.account.SecretKeeper;
import dev.latchkey.desktop.clipboard.SecretClipboard;
import dev.latchkey.sdk.Secret;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which package may know which. */
class ArchitectureTest {
    private static final String ROOT = "dev.latchkey.desktop";
    private static final Set<String> SCREENS = Set.of("keys", "createkey", "reveal", "revoke", "send", "inbox");
    private static final Set<String> SCREEN_MAY = Set.of("ui", "account", "clipboard", "shell");
    private static final Map<String, Set<String>> MAY = Map.of("ui", Set.of(), "clipboard", Set.of("ui"), "account",
            Set.of("ui"), "sandbox", Set.of("ui", "account"), "shell", Set.of("ui", "account", "clipboard"));
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(LatchkeyApp.class.getProtectionDomain().getCodeSource().getLocation());

    @ParameterizedTest
    @ValueSource(strings = {"ui", "clipboard", "account", "sandbox", "shell", "keys", "createkey", "reveal", "revoke",
            "send", "inbox"})
    void aPackageKnowsOnlyThoseBelowIt(String name) {
        String[] allowed = Stream.concat(Stream.of(name), MAY.getOrDefault(name, SCREEN_MAY).stream())
                .map(each -> ROOT + "." + each).toArray(String[]::new);
        noClasses().that().resideInAPackage(ROOT + "." + name)
                .should().dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(allowed))))
                .check(CLASSES);
    }

    @Test
    void thereAreNoCircles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheSandboxKnowsTheMockServerAndItsClient() {
        noClasses().that().resideOutsideOfPackage(ROOT + ".sandbox")
                .should().dependOnClassesThat()
                .resideInAnyPackage("dev.latchkey.mockserver..", "dev.latchkey.sdk.sandbox..")
                .check(CLASSES);
    }

    @Test
    void presentersModelsAndWhatTheyStandOnNeverTouchTheScene() {
        classes().that().resideInAnyPackage(SCREENS.stream().map(name -> ROOT + "." + name).toArray(String[]::new))
                .and().haveSimpleNameEndingWith("Presenter")
                .or().haveSimpleNameEndingWith("Model")
                .or().resideInAPackage(ROOT + ".account")
                .should().onlyDependOnClassesThat(not(resideInAPackage("javafx..")
                        .and(not(resideInAnyPackage("javafx.beans..", "javafx.collections..")))))
                .check(CLASSES);
    }

    @Test
    void viewsKnowNoServices() {
        noClasses().that().resideInAnyPackage(SCREENS.stream().map(name -> ROOT + "." + name).toArray(String[]::new))
                .and().haveSimpleNameNotEndingWith("Presenter")
                .should().dependOnClassesThat().belongToAnyOf(Account.class, Inbox.class, RevocationQueue.class,
                        SecretKeeper.class, SecretClipboard.class, Connection.class)
                .check(CLASSES);
    }

    @Test
    void nothingOpensASecondWindow() {
        noClasses().should().callMethod(Stage.class, "showAndWait")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("javafx.scene.control.Dialog")
                .check(CLASSES);
    }

    @Test
    void nothingThatGoesOnForeverIsAnAnimation() {
        // While one runs the toolkit draws sixty times a second; only short ones that end by themselves are left.
        noClasses().should().dependOnClassesThat()
                .haveNameMatching("javafx\\.animation\\.(Timeline|AnimationTimer)").check(CLASSES);
    }

    @Test
    void aSecretIsUnwrappedInThreePlacesOnly() {
        noClasses().that().doNotHaveFullyQualifiedName(ROOT + ".ui.SecretLabel")
                .and().doNotHaveFullyQualifiedName(ROOT + ".clipboard.SecretClipboard")
                .and().doNotHaveFullyQualifiedName(ROOT + ".reveal.RevealPresenter")
                .should().callMethod(Secret.class, "reveal")
                .check(CLASSES);
    }
}
