package dev.latchkey.desktop.ui;

import java.time.Duration;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;

/** Timers of a running JavaFX toolkit. */
public final class FxTimers implements Timers {
    @Override
    public Timer after(Duration wait, Runnable action) {
        return start(wait, action, 1);
    }

    @Override
    public Timer every(Duration period, Runnable action) {
        return start(period, action, Animation.INDEFINITE);
    }

    private static Timer start(Duration period, Runnable action, int times) {
        Timeline timeline = new Timeline(
                new KeyFrame(javafx.util.Duration.millis(period.toMillis()), event -> action.run()));
        timeline.setCycleCount(times);
        timeline.play();
        return timeline::stop;
    }
}
