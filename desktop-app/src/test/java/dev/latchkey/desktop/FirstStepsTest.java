package dev.latchkey.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.desktop.sandbox.BuiltInSandbox;
import dev.latchkey.desktop.testing.FakeClipboard;
import dev.latchkey.desktop.testing.Fx;
import dev.latchkey.desktop.testing.ManualTimers;
import dev.latchkey.desktop.testing.Pilot;
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

/** What a new user does first, with the real sandbox behind the window. */
class FirstStepsTest {
    @TempDir
    Path data;

    private final FakeClipboard clipboard = new FakeClipboard();
    private final ManualTimers timers = new ManualTimers();
    private Pilot pilot;
    private AppComponents app;

    @BeforeEach
    void openTheWindow() {
        app = Fx.get(() -> new AppComponents(new BuiltInSandbox(data, 0), clipboard,
                BackgroundTasks.onVirtualThreads(FxExecutor.platform()), timers, Clock.systemUTC(),
                Texts.in(Locale.ENGLISH)));
        pilot = new Pilot(app.root(), app::applyTheme);
        Fx.run(app::start);
    }

    @AfterEach
    void closeTheWindow() {
        Fx.run(app::stop);
        pilot.close();
    }

    @Test
    void aNewUserMakesAKeySendsWithItFindsBothMessagesAndTakesTheKeyBack() {
        pilot.click("#empty-new");
        pilot.write("#create-name", "first-steps");
        pilot.click("#create-submit");

        pilot.click("#reveal-copy");
        String secret = clipboard.content;
        assertThat(secret).hasSize(96);
        assertThat(clipboard.concealed).isTrue();
        pilot.click("#reveal-test");

        pilot.click("#send-submit");
        pilot.sees("#send-accepted");
        assertThat(pilot.text("#send-status")).isEqualTo("201");
        pilot.click("SMS");
        pilot.click("#send-submit");
        pilot.until("the SMS was accepted", () -> pilot.shows("POST /sandbox/v1/sms"));

        pilot.click("#shell.nav.inbox");
        pilot.until("both messages are there", () -> pilot.shows("Your code is 123 456") && pilot.shows(
                "Your order is on its way"));

        pilot.click("#shell.nav.keys");
        pilot.click("first-steps");
        pilot.press(KeyCode.DELETE);
        pilot.click("#revoke-submit");
        assertThat(pilot.shows("Revoking first-steps")).isTrue();
        Fx.run(() -> timers.pass(Duration.ofSeconds(8)));
        pilot.until("the revocation is proven", () -> pilot.shows("first-steps revoked; its next use was refused"));
        pilot.sees("#empty-new");

        pilot.click("#shell.nav.send");
        pilot.until("the key is still chosen", () -> pilot.shows("first-steps"));
        pilot.write("#send-secret", secret);
        pilot.press(KeyCode.ENTER);
        pilot.click("#send-submit");
        pilot.until("the old key is refused", () -> pilot.shows("Refused: first-steps was revoked."));
        assertThat(pilot.text("#send-status")).isEqualTo("401");
    }

    @Test
    void theKeysAreThereAgainAfterASecondStart() {
        pilot.click("#empty-new");
        pilot.write("#create-name", "stays");
        pilot.click("#create-submit");
        pilot.click("#reveal-copy");
        pilot.click("#reveal-done");
        closeTheWindow();

        openTheWindow();
        pilot.until("the key is listed", () -> pilot.shows("stays"));
        pilot.click("stays");
        pilot.until("its secret is not", () -> pilot.shows("Not stored: it was shown once, when the key was made."));
        TableView<?> table = pilot.node("#keys-table", TableView.class);
        assertThat(table.getItems().size()).isEqualTo(1);
    }
}
