package dev.latchkey.desktop;

import dev.latchkey.desktop.testing.FakeClipboard;
import dev.latchkey.desktop.testing.FakeGateway;
import dev.latchkey.desktop.testing.ManualTimers;
import dev.latchkey.desktop.testing.Samples;
import dev.latchkey.desktop.ui.BackgroundTasks;
import dev.latchkey.desktop.ui.Texts;
import dev.latchkey.desktop.ui.Theme;
import java.util.List;
import java.util.Objects;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/** App with a fake gateway, in its own window. */
final class AppFixture {
    final FakeGateway gateway = new FakeGateway();
    final ManualTimers timers = new ManualTimers();
    final AppComponents app;
    final FakeClipboard clipboard = new FakeClipboard();
    final Stage window = new Stage();

    AppFixture(Theme.Choice scheme, Texts texts, int width, int height) {
        app = new AppComponents(gateway, clipboard, new BackgroundTasks(Runnable::run, Runnable::run), timers,
                Samples.CLOCK, texts);
        Scene scene = new Scene(app.root(), width, height);
        app.attachTo(scene);
        app.theme().choice().set(scheme);
        window.setScene(scene);
        window.show();
    }

    <T extends Node> T lookup(String selector, Class<T> type) {
        app.root().applyCss();
        return type.cast(Objects.requireNonNull(app.root().lookup(selector), selector));
    }

    void navigateTo(String place) {
        app.root().lookupAll(".lk-nav").stream().map(ToggleButton.class::cast)
                .filter(button -> button.getId().endsWith(place)).forEach(ToggleButton::fire);
        app.root().applyCss();
    }

    void selectSegment(String word) {
        app.root().applyCss();
        app.root().lookupAll(".lk-segments .toggle-button").stream().map(ToggleButton.class::cast)
                .filter(button -> word.equals(button.getText())).forEach(ToggleButton::fire);
    }

    void fire(String action) {
        app.actions().get(action).fire();
    }

    void click(String selector) {
        Button button = lookup(selector, Button.class);
        button.requestFocus();
        button.fire();
    }

    void setField(String selector, String text) {
        TextField field = lookup(selector, TextField.class);
        field.requestFocus();
        field.setText(text);
    }

    void pressKeys(KeyCode... codes) {
        for (KeyCode code : codes) {
            Node owner = window.getScene().getFocusOwner();
            for (var kind : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
                Event.fireEvent(owner, new KeyEvent(kind, "", "", code, false, false, false, false));
            }
        }
    }
}
