package dev.latchkey.desktop.ui;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** The one way from any thread back to the thread of the screen. */
public interface FxBridge extends Executor {
    /** The bridge of a running JavaFX toolkit. */
    static FxBridge platform() {
        return Platform::runLater;
    }
}
