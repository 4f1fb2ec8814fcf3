package dev.latchkey.desktop.shell;

import dev.latchkey.desktop.ui.Icons;
import dev.latchkey.desktop.ui.Nodes;
import dev.latchkey.desktop.ui.Texts;
import dev.latchkey.desktop.ui.Timers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Shows toasts at the bottom of the window, newest last. */
public final class ToastHost extends VBox implements Toasts {
    private static final Duration DURATION = Duration.ofSeconds(5);
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Texts texts;
    private final Timers timers;
    private final Deque<Button> actionButtons = new ArrayDeque<>();

    /** Creates a host without toasts. */
    public ToastHost(Texts texts, Timers timers) {
        super(8);
        this.texts = texts;
        this.timers = timers;
        setAlignment(Pos.BOTTOM_CENTER);
        // Stay above the buttons at the bottom of the screens, so that a toast never covers the next one to press.
        setPadding(new Insets(0, 24, 104, 240));
        setPickOnBounds(false);
    }

    /** Runs the action of the newest toast that has one. Meant for a shortcut. */
    public void runLatestAction() {
        Button newest = actionButtons.peekLast();
        if (newest != null) {
            newest.fire();
        }
    }

    @Override
    public void show(String sentence) {
        HBox toast = addToast(sentence, Icons.of(Feather.CHECK));
        timers.after(DURATION, () -> getChildren().remove(toast));
    }

    @Override
    public void warn(String sentence) {
        addToast(sentence, Icons.of(Feather.ALERT_TRIANGLE));
    }

    @Override
    public void offer(String sentence, String verb, Duration duration, Runnable action) {
        Label secondsLeft = Nodes.label("");
        HBox toast = addToast(sentence, Icons.of(Feather.CLOCK));
        long[] seconds = {duration.toSeconds()};
        secondsLeft.setText(texts.get("shell.seconds", seconds[0]));
        Timers.Timer countdown = timers.every(TICK,
                () -> secondsLeft.setText(texts.get("shell.seconds", --seconds[0])));
        Button button = new Button(verb);
        Runnable end = () -> {
            countdown.cancel();
            actionButtons.remove(button);
            getChildren().remove(toast);
        };
        Timers.Timer ending = timers.after(duration, end);
        button.setOnAction(event -> {
            ending.cancel();
            end.run();
            action.run();
        });
        button.setId("toast-action");
        actionButtons.add(button);
        toast.getChildren().removeLast();
        toast.getChildren().addAll(secondsLeft, button);
    }

    private HBox addToast(String sentence, Node icon) {
        Label text = Nodes.wrapped(sentence);
        text.setMaxWidth(520);
        HBox toast = new HBox(icon, text);
        toast.getStyleClass().add("lk-toast");
        toast.setMaxWidth(Region.USE_PREF_SIZE);
        toast.setAccessibleRole(AccessibleRole.TEXT);
        toast.setAccessibleText(sentence);
        toast.getChildren().add(Icons.button(Feather.X, texts.get("shell.toast.close"),
                () -> getChildren().remove(toast)));
        getChildren().add(toast);
        return toast;
    }
}
