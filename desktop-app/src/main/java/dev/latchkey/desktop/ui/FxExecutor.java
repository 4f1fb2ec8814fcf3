package dev.latchkey.desktop.ui;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** Executor that runs tasks on the JavaFX thread. */
public interface FxExecutor extends Executor {
    /** Returns the executor of the running JavaFX toolkit. */
    static FxExecutor platform() {
        return Platform::runLater;
    }
}
