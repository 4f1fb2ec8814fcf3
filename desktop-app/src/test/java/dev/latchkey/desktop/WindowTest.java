package dev.latchkey.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.desktop.testing.FakeClipboard;
import dev.latchkey.desktop.testing.FakeGateway;
import dev.latchkey.desktop.testing.Fx;
import dev.latchkey.desktop.testing.ManualTimers;
import dev.latchkey.desktop.testing.Samples;
import dev.latchkey.desktop.testing.WindowRobot;
import dev.latchkey.desktop.ui.BackgroundTasks;
import dev.latchkey.desktop.ui.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** Whole window, with a fake gateway. */
class WindowTest {
    private static final String CANARY = "Canary-7Qx2-never-to-be-seen-anywhere-0123456789abcdef";

    private final FakeGateway gateway = new FakeGateway();
    private final FakeClipboard clipboard = new FakeClipboard();
    private final ManualTimers timers = new ManualTimers();
    private Instant now = Samples.NOW;
    private AppComponents app;
    private WindowRobot window;

    @BeforeEach
    void open() {
        gateway.keys.addAll(Samples.keys());
        gateway.messages.addAll(Samples.messages());
        app = Fx.get(
                () -> new AppComponents(gateway, clipboard, new BackgroundTasks(Runnable::run, Runnable::run), timers,
                        ((InstantSource) () -> now).withZone(ZoneOffset.UTC), Texts.in(Locale.ENGLISH)));
        window = new WindowRobot(app.root(), app::attachTo);
        Fx.run(app::start);
        Fx.pulse();
    }

    @AfterEach
    void close() {
        Fx.run(app::stop);
        window.close();
    }

    @Test
    void everyButtonAndFieldOfEveryScreenHasAName() {
        assertEverythingIsNamed("keys");
        window.click("newsletter-prod");
        assertEverythingIsNamed("detail");
        fire("key.new");
        assertEverythingIsNamed("create");
        window.write("#create-name", "named");
        window.click("#create-submit");
        assertEverythingIsNamed("reveal");
        window.click("#reveal-test");
        window.click("#send-submit");
        assertEverythingIsNamed("send");
        window.click("#shell.nav.inbox");
        assertEverythingIsNamed("inbox");
    }

    @Test
    void aSecretIsSeenNowhereButOnItsLabelWhileItIsShown() {
        gateway.nextSecret = CANARY;
        fire("key.new");
        window.write("#create-name", "canary");
        window.click("#create-submit");
        window.waitFor("#reveal-secret");
        assertThat(leaks()).isEmpty();

        Fx.run(window.node("#reveal-show", ButtonBase.class)::requestFocus);
        window.press(KeyCode.SPACE);
        assertThat(leaks()).containsExactly("Text");
        window.click("#reveal-copy");
        assertThat(leaks()).isEmpty();

        window.click("#reveal-test");
        window.click("#send-submit");
        assertThat(leaks()).isEmpty();
        window.click("#shell.nav.keys");
        window.click("canary");
        window.waitUntil("the details are there", () -> window.showsText("Available until you quit."));
        assertThat(leaks()).isEmpty();
        assertThat(clipboard.content).isEqualTo(CANARY);
        Fx.run(() -> timers.advance(Duration.ofSeconds(30)));
        assertThat(clipboard.content).isNull();
    }

    @Test
    void aCardKeepsTheKeyboardAndEscapeAnswersIt() {
        window.click("newsletter-prod");
        window.press(KeyCode.DELETE);
        window.waitFor("#revoke-cancel");
        for (int i = 0; i < 8; i++) {
            window.press(KeyCode.TAB);
            assertThat(Fx.get(() -> isBelow(window.window().getScene().getFocusOwner(), "lk-card"))).isTrue();
        }
        window.press(KeyCode.ESCAPE);
        window.waitUntil("the card is gone", () -> !window.showsText("Type the name to confirm"));
        assertThat(gateway.revoked).isEmpty();
    }

    @Test
    void theLookAtASecretIsNotLostByEscape() {
        fire("key.new");
        window.write("#create-name", "kept");
        window.click("#create-submit");
        window.waitFor("#reveal-secret");
        window.press(KeyCode.ESCAPE);
        window.waitUntil("it asks", () -> window.showsText("You haven’t copied the secret."));
        window.waitFor("#reveal-secret");
    }

    @Test
    void aDraftSurvivesEscape() {
        fire("key.new");
        window.write("#create-name", "half-done");
        window.press(KeyCode.ESCAPE);
        window.waitUntil("the form is gone", () -> !window.showsText("half-done"));
        fire("key.new");
        assertThat(window.text("#create-name")).isEqualTo("half-done");
    }

    @Test
    void theWayOfAKeyIsGoneByKeyboardAlone() {
        window.press(KeyCode.CONTROL, KeyCode.N);
        window.waitFor("#create-name");
        type("by-keyboard");
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        window.waitFor("#reveal-copy");
        window.press(KeyCode.SPACE);
        window.waitUntil("it is copied", () -> clipboard.content != null);
        window.press(KeyCode.ESCAPE);
        window.waitUntil("the card is gone", () -> !window.showsText("Copy as .env"));

        type("by-k");
        window.press(KeyCode.DELETE);
        window.waitFor("#revoke-cancel");
        window.press(KeyCode.TAB);
        window.press(KeyCode.SPACE);
        window.waitUntil("it leaves", () -> window.showsText("Revoking by-keyboard"));
        window.press(KeyCode.CONTROL, KeyCode.Z);
        window.waitUntil("it was called back", () -> window.showsText("Kept by-keyboard"));
        window.press(KeyCode.DELETE);
        window.waitFor("#revoke-cancel");
        window.press(KeyCode.TAB);
        window.press(KeyCode.SPACE);
        Fx.run(() -> timers.advance(Duration.ofSeconds(8)));
        assertThat(gateway.revoked).hasSize(1);
    }

    @Test
    void howLongAgoIsTrueAlsoWhileNothingElseChanges() {
        window.click("newsletter-prod");
        window.waitUntil("its last use is told", () -> window.showsText("4 min ago"));
        now = now.plus(Duration.ofMinutes(6));
        Fx.run(() -> timers.advance(Duration.ofSeconds(30)));
        window.waitUntil("it is told anew", () -> window.showsText("10 min ago") && !window.showsText("4 min ago"));
    }

    @Test
    void aSnippetFollowsWhatIsWrittenAndIsCopied() {
        window.click("#shell.nav.send");
        window.click("curl");
        window.write("#send-SUBJECT", "Written now");
        window.waitUntil("the snippet has it", () -> window.showsText("-d 'Written now'"));
        Button copy = window.node("#send-snippet-copy", Button.class);
        assertThat(copy.getAccessibleText()).isEqualTo("Copy snippet");
        window.click("#send-snippet-copy");
        assertThat(clipboard.content).contains("$LATCHKEY_SECRET", "Written now");
        assertEverythingIsNamed("snippet");
    }

    @Test
    void quittingSendsARevocationThatStillWaitsAndEmptiesTheClipboard() {
        window.click("otp-staging");
        window.press(KeyCode.DELETE);
        window.click("#revoke-submit");
        assertThat(gateway.revoked).isEmpty();

        Fx.run(app::stop);

        assertThat(gateway.revoked).containsExactly("key_5");
        assertThat(gateway.closed).isEqualTo(1);
    }

    @Test
    void aServerThatStoppedIsToldAndTheListStays() {
        gateway.failure = FakeGateway.unreachable();
        window.press(KeyCode.F5);
        window.waitUntil("it is told", () -> window.showsText("The server isn’t responding."));
        assertThat(window.showsText("newsletter-prod")).isTrue();
        gateway.failure = null;
        window.click("Try again");
        window.waitUntil("it is over", () -> !window.showsText("The server isn’t responding."));
    }

    private void fire(String action) {
        Fx.run(() -> app.actions().get(action).fire());
        Fx.pulse();
    }

    private void type(String text) {
        new FxRobot().write(text, 0);
        Fx.pulse();
    }

    private void assertEverythingIsNamed(String screen) {
        List<String> found = new ArrayList<>();
        for (Node node : window.visibleNodes()) {
            boolean button = node instanceof ButtonBase && !node.getStyleClass().contains("arrow-button");
            if (button && blank(((ButtonBase) node).getText()) && blank(node.getAccessibleText())) {
                found.add("button " + node);
            }
            if (node instanceof TextInputControl && blank(node.getAccessibleText())) {
                found.add("field " + node);
            }
            if (node instanceof ToggleButton toggle && blank(toggle.getAccessibleText())) {
                found.add("choice " + node);
            }
        }
        assertThat(found).as(screen).isEmpty();
    }

    /** Returns the types of the nodes that show the canary or expose it to assistive software. */
    private List<String> leaks() {
        Fx.pulse();
        return Fx.get(() -> window.visibleNodesNow().stream()
                .filter(node -> (WindowRobot.textOf(node) + node.getAccessibleText() + node.getAccessibleHelp() + node
                        + node.queryAccessibleAttribute(AccessibleAttribute.TEXT)
                        + node.queryAccessibleAttribute(AccessibleAttribute.HELP)).contains(CANARY))
                .map(node -> node.getClass().getSimpleName())
                .distinct()
                .toList());
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private static boolean isBelow(Node node, String styleClass) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.getStyleClass().contains(styleClass)) {
                return true;
            }
        }
        return false;
    }
}
