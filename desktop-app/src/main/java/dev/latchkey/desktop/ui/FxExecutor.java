package dev.latchkey.desktop.ui;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** The one way from any thread back to the thread of the screen. */
public interface FxExecutor extends Executor {
    /** The bridge of a running JavaFX toolkit. */
    static FxExecutor platform() {
        return Platform::runLater;
    }
}
