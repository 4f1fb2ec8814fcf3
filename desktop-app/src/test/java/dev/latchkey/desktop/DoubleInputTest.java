package dev.latchkey.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.desktop.testing.Fx;
import dev.latchkey.desktop.ui.Texts;
import dev.latchkey.desktop.ui.Theme;
import java.time.Duration;
import java.util.Locale;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accidental double clicks and double key presses. */
class DoubleInputTest {
    private AppFixture fixture;

    @BeforeEach
    void openTheForm() {
        fixture = Fx.get(() -> new AppFixture(Theme.Choice.LIGHT, Texts.in(Locale.ENGLISH), 960, 600));
        Fx.run(() -> {
            fixture.app.start();
            fixture.fire("key.new");
        });
        Fx.pulse();
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            fixture.app.stop();
            fixture.window.close();
        });
    }

    @Test
    void theSecondEnterOfADoubleOneIsNotForTheNextCard() {
        Fx.run(() -> {
            fixture.timers.advance(Duration.ofSeconds(1));
            fixture.setField("#create-name", "twice");
            fixture.lookup("#create-submit", Button.class).requestFocus();
            fixture.pressKeys(KeyCode.ENTER, KeyCode.ENTER);
            assertThat(fixture.gateway.requested).hasSize(1);
            assertThat(fixture.clipboard.content).isNull();

            fixture.timers.advance(Duration.ofSeconds(1));
            fixture.lookup("#reveal-copy", Button.class).requestFocus();
            fixture.pressKeys(KeyCode.ENTER);
            assertThat(fixture.clipboard.content).isNotNull();
        });
    }

    @Test
    void aDoubleClickOnWhatOpensAFormLeavesItOpen() {
        Fx.run(() -> {
            Node veil = fixture.lookup(".lk-scrim", Node.class);
            Event.fireEvent(veil, click(veil, 2));
            assertThat(veil.isVisible()).isTrue();
            Event.fireEvent(veil, click(veil, 1));
            assertThat(veil.isVisible()).isFalse();
        });
    }

    private static MouseEvent click(Node target, int count) {
        return new MouseEvent(MouseEvent.MOUSE_PRESSED, 2, 2, 2, 2, MouseButton.PRIMARY, count, false, false, false,
                false, true, false, false, true, false, true, new PickResult(target, 2, 2));
    }
}
