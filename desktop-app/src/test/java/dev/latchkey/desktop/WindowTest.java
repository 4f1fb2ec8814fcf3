package dev.latchkey.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.desktop.testing.FakeClipboard;
import dev.latchkey.desktop.testing.FakeGateway;
import dev.latchkey.desktop.testing.Fx;
import dev.latchkey.desktop.testing.ManualTimers;
import dev.latchkey.desktop.testing.Pilot;
import dev.latchkey.desktop.testing.Samples;
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

/** The window as a whole, on a gateway in memory. */
class WindowTest {
    private static final String CANARY = "Canary-7Qx2-never-to-be-seen-anywhere-0123456789abcdef";

    private final FakeGateway gateway = new FakeGateway();
    private final FakeClipboard clipboard = new FakeClipboard();
    private final ManualTimers timers = new ManualTimers();
    private Instant now = Samples.NOW;
    private AppComponents app;
    private Pilot pilot;

    @BeforeEach
    void open() {
        gateway.keys.addAll(Samples.keys());
        gateway.messages.addAll(Samples.messages());
        app = Fx.get(
                () -> new AppComponents(gateway, clipboard, new BackgroundTasks(Runnable::run, Runnable::run), timers,
                        ((InstantSource) () -> now).withZone(ZoneOffset.UTC), Texts.in(Locale.ENGLISH)));
        pilot = new Pilot(app.root(), app::applyTheme);
        Fx.run(app::start);
        Fx.pulse();
    }

    @AfterEach
    void close() {
        Fx.run(app::stop);
        pilot.close();
    }

    @Test
    void everyButtonAndFieldOfEveryScreenHasAName() {
        nameless("keys");
        pilot.click("newsletter-prod");
        nameless("detail");
        fire("key.new");
        nameless("create");
        pilot.write("#create-name", "named");
        pilot.click("#create-submit");
        nameless("reveal");
        pilot.click("#reveal-test");
        pilot.click("#send-submit");
        nameless("send");
        pilot.click("#shell.nav.inbox");
        nameless("inbox");
    }

    @Test
    void aSecretIsSeenNowhereButOnItsLabelWhileItIsShown() {
        gateway.nextSecret = CANARY;
        fire("key.new");
        pilot.write("#create-name", "canary");
        pilot.click("#create-submit");
        pilot.sees("#reveal-secret");
        assertThat(leaks()).isEmpty();

        Fx.run(pilot.node("#reveal-show", ButtonBase.class)::requestFocus);
        pilot.press(KeyCode.SPACE);
        assertThat(leaks()).containsExactly("Text");
        pilot.click("#reveal-copy");
        assertThat(leaks()).isEmpty();

        pilot.click("#reveal-test");
        pilot.click("#send-submit");
        assertThat(leaks()).isEmpty();
        pilot.click("#shell.nav.keys");
        pilot.click("canary");
        pilot.until("the details are there", () -> pilot.shows("Kept in memory until you quit."));
        assertThat(leaks()).isEmpty();
        assertThat(clipboard.content).isEqualTo(CANARY);
        Fx.run(() -> timers.pass(Duration.ofSeconds(30)));
        assertThat(clipboard.content).isNull();
    }

    @Test
    void aCardKeepsTheKeyboardAndEscapeAnswersIt() {
        pilot.click("newsletter-prod");
        pilot.press(KeyCode.DELETE);
        pilot.sees("#revoke-cancel");
        for (int i = 0; i < 8; i++) {
            pilot.press(KeyCode.TAB);
            assertThat(Fx.get(() -> isBelow(pilot.window().getScene().getFocusOwner(), "lk-card"))).isTrue();
        }
        pilot.press(KeyCode.ESCAPE);
        pilot.until("the card is gone", () -> !pilot.shows("Type the name to confirm"));
        assertThat(gateway.revoked).isEmpty();
    }

    @Test
    void theLookAtASecretIsNotLostByEscape() {
        fire("key.new");
        pilot.write("#create-name", "kept");
        pilot.click("#create-submit");
        pilot.sees("#reveal-secret");
        pilot.press(KeyCode.ESCAPE);
        pilot.until("it asks", () -> pilot.shows("You have not copied the secret."));
        pilot.sees("#reveal-secret");
    }

    @Test
    void aDraftSurvivesEscape() {
        fire("key.new");
        pilot.write("#create-name", "half-done");
        pilot.press(KeyCode.ESCAPE);
        pilot.until("the form is gone", () -> !pilot.shows("half-done"));
        fire("key.new");
        assertThat(pilot.text("#create-name")).isEqualTo("half-done");
    }

    @Test
    void theWayOfAKeyIsGoneByKeyboardAlone() {
        pilot.press(KeyCode.CONTROL, KeyCode.N);
        pilot.sees("#create-name");
        type("by-keyboard");
        pilot.press(KeyCode.CONTROL, KeyCode.ENTER);
        pilot.sees("#reveal-copy");
        pilot.press(KeyCode.SPACE);
        pilot.until("it is copied", () -> clipboard.content != null);
        pilot.press(KeyCode.ESCAPE);
        pilot.until("the card is gone", () -> !pilot.shows("Copy as env lines"));

        type("by-k");
        pilot.press(KeyCode.DELETE);
        pilot.sees("#revoke-cancel");
        pilot.press(KeyCode.TAB);
        pilot.press(KeyCode.SPACE);
        pilot.until("it leaves", () -> pilot.shows("Revoking by-keyboard"));
        pilot.press(KeyCode.CONTROL, KeyCode.Z);
        pilot.until("it was called back", () -> pilot.shows("by-keyboard stays as it is"));
        pilot.press(KeyCode.DELETE);
        pilot.sees("#revoke-cancel");
        pilot.press(KeyCode.TAB);
        pilot.press(KeyCode.SPACE);
        Fx.run(() -> timers.pass(Duration.ofSeconds(8)));
        assertThat(gateway.revoked).hasSize(1);
    }

    @Test
    void howLongAgoIsTrueAlsoWhileNothingElseChanges() {
        pilot.click("newsletter-prod");
        pilot.until("its last use is told", () -> pilot.shows("4 min ago"));
        now = now.plus(Duration.ofMinutes(6));
        Fx.run(() -> timers.pass(Duration.ofSeconds(30)));
        pilot.until("it is told anew", () -> pilot.shows("10 min ago") && !pilot.shows("4 min ago"));
    }

    @Test
    void aSnippetFollowsWhatIsWrittenAndIsCopied() {
        pilot.click("#shell.nav.send");
        pilot.click("curl");
        pilot.write("#send-SUBJECT", "Written now");
        pilot.until("the snippet has it", () -> pilot.shows("-d 'Written now'"));
        Button copy = pilot.node("#send-snippet-copy", Button.class);
        assertThat(copy.getAccessibleText()).isEqualTo("Copy snippet");
        pilot.click("#send-snippet-copy");
        assertThat(clipboard.content).contains("$LATCHKEY_SECRET", "Written now");
        nameless("snippet");
    }

    @Test
    void quittingSendsARevocationThatStillWaitsAndEmptiesTheClipboard() {
        pilot.click("otp-staging");
        pilot.press(KeyCode.DELETE);
        pilot.click("#revoke-submit");
        assertThat(gateway.revoked).isEmpty();

        Fx.run(app::stop);

        assertThat(gateway.revoked).containsExactly("key_5");
        assertThat(gateway.closed).isEqualTo(1);
    }

    @Test
    void aServerThatStoppedIsToldAndTheListStays() {
        gateway.failure = FakeGateway.unreachable();
        pilot.press(KeyCode.F5);
        pilot.until("it is told", () -> pilot.shows("The server does not answer."));
        assertThat(pilot.shows("newsletter-prod")).isTrue();
        gateway.failure = null;
        pilot.click("Try again");
        pilot.until("it is over", () -> !pilot.shows("The server does not answer."));
    }

    private void fire(String action) {
        Fx.run(() -> app.commands().get(action).fire());
        Fx.pulse();
    }

    private void type(String text) {
        new FxRobot().write(text, 0);
        Fx.pulse();
    }

    private void nameless(String screen) {
        List<String> found = new ArrayList<>();
        for (Node node : pilot.everything()) {
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

    /** What kinds of nodes show the canary, or tell it to assistive programs. */
    private List<String> leaks() {
        Fx.pulse();
        return Fx.get(() -> pilot.everythingNow().stream()
                .filter(node -> (Pilot.words(node) + node.getAccessibleText() + node.getAccessibleHelp() + node
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
