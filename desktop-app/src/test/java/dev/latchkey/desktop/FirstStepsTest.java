package dev.latchkey.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.desktop.sandbox.BuiltInSandbox;
import dev.latchkey.desktop.testing.FakeClipboard;
import dev.latchkey.desktop.testing.Fx;
import dev.latchkey.desktop.testing.ManualTimers;
import dev.latchkey.desktop.testing.WindowRobot;
import dev.latchkey.desktop.ui.BackgroundTasks;
import dev.latchkey.desktop.ui.FxExecutor;
import dev.latchkey.desktop.ui.Texts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** First steps of a new user, with the real sandbox. */
class FirstStepsTest {
    @TempDir
    Path data;

    private final FakeClipboard clipboard = new FakeClipboard();
    private final ManualTimers timers = new ManualTimers();
    private WindowRobot window;
    private AppComponents app;

    @BeforeEach
    void openTheWindow() {
        app = Fx.get(() -> new AppComponents(new BuiltInSandbox(data, 0), clipboard,
                BackgroundTasks.onVirtualThreads(FxExecutor.platform()), timers, Clock.systemUTC(),
                Texts.in(Locale.ENGLISH)));
        window = new WindowRobot(app.root(), app::attachTo);
        Fx.run(app::start);
    }

    @AfterEach
    void closeTheWindow() {
        Fx.run(app::stop);
        window.close();
    }

    @Test
    void aNewUserMakesAKeySendsWithItFindsBothMessagesAndTakesTheKeyBack() {
        window.click("#empty-new");
        window.write("#create-name", "first-steps");
        window.click("#create-submit");

        window.click("#reveal-copy");
        String secret = clipboard.content;
        assertThat(secret).hasSize(96);
        assertThat(clipboard.concealed).isTrue();
        window.click("#reveal-test");

        window.click("#send-submit");
        window.waitFor("#send-accepted");
        assertThat(window.text("#send-status")).isEqualTo("201");
        window.click("SMS");
        window.click("#send-submit");
        window.waitUntil("the SMS was accepted", () -> window.showsText("POST /sandbox/v1/sms"));

        window.click("#shell.nav.inbox");
        window.waitUntil("both messages are there", () -> window.showsText("Your code is 123 456") && window.showsText(
                "Your order is on its way"));

        window.click("#shell.nav.keys");
        window.click("first-steps");
        window.press(KeyCode.DELETE);
        window.click("#revoke-submit");
        assertThat(window.showsText("Revoking first-steps")).isTrue();
        Fx.run(() -> timers.advance(Duration.ofSeconds(8)));
        window.waitUntil("the revocation is proven",
                () -> window.showsText("first-steps revoked and verified: the gateway now rejects it"));
        window.waitFor("#empty-new");

        window.click("#shell.nav.send");
        window.waitUntil("the key is still chosen", () -> window.showsText("first-steps"));
        window.write("#send-secret", secret);
        window.press(KeyCode.ENTER);
        window.click("#send-submit");
        window.waitUntil("the old key is refused", () -> window.showsText("Refused: first-steps was revoked."));
        assertThat(window.text("#send-status")).isEqualTo("401");
    }

    @Test
    void theKeysAreThereAgainAfterASecondStart() {
        window.click("#empty-new");
        window.write("#create-name", "stays");
        window.click("#create-submit");
        window.click("#reveal-copy");
        window.click("#reveal-done");
        closeTheWindow();

        openTheWindow();
        window.waitUntil("the key is listed", () -> window.showsText("stays"));
        window.click("stays");
        window.waitUntil("its secret is not",
                () -> window.showsText("Not available. It was shown once, when the key was created."));
        TableView<?> table = window.node("#keys-table", TableView.class);
        assertThat(table.getItems().size()).isEqualTo(1);
    }
}
