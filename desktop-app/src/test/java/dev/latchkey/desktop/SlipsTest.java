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

/** Fingers that click or press twice where once was meant. */
class SlipsTest {
    private AppSet stage;

    @BeforeEach
    void openTheForm() {
        stage = Fx.get(() -> new AppSet(Theme.Choice.LIGHT, Texts.in(Locale.ENGLISH), 960, 600));
        Fx.run(() -> {
            stage.app.start();
            stage.fire("key.new");
        });
        Fx.pulse();
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            stage.app.stop();
            stage.window.close();
        });
    }

    @Test
    void theSecondEnterOfADoubleOneIsNotForTheNextCard() {
        Fx.run(() -> {
            stage.timers.pass(Duration.ofSeconds(1));
            stage.field("#create-name", "twice");
            stage.lookup("#create-submit", Button.class).requestFocus();
            stage.type(KeyCode.ENTER, KeyCode.ENTER);
            assertThat(stage.gateway.wanted).hasSize(1);
            assertThat(stage.clipboard.content).isNull();

            stage.timers.pass(Duration.ofSeconds(1));
            stage.lookup("#reveal-copy", Button.class).requestFocus();
            stage.type(KeyCode.ENTER);
            assertThat(stage.clipboard.content).isNotNull();
        });
    }

    @Test
    void aDoubleClickOnWhatOpensAFormLeavesItOpen() {
        Fx.run(() -> {
            Node veil = stage.lookup(".lk-scrim", Node.class);
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
