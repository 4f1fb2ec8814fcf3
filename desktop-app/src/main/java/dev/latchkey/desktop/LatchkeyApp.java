package dev.latchkey.desktop;

import dev.latchkey.desktop.clipboard.SystemClipboard;
import dev.latchkey.desktop.sandbox.BuiltInSandbox;
import dev.latchkey.desktop.sandbox.DataDirectory;
import dev.latchkey.desktop.ui.BackgroundTasks;
import dev.latchkey.desktop.ui.FxExecutor;
import dev.latchkey.desktop.ui.FxTimers;
import dev.latchkey.desktop.ui.Texts;
import dev.latchkey.desktop.ui.ThemePreference;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** JavaFX application. Start it with {@link Launcher}. */
public final class LatchkeyApp extends Application {
    private static final double MIN_WIDTH = 960;
    private static final double MIN_HEIGHT = 600;
    private static final double WIDTH = 1180;
    private static final double HEIGHT = 760;

    private @Nullable AppComponents components;

    /** Called by JavaFX. */
    public LatchkeyApp() {}

    @Override
    public void start(Stage stage) {
        Path home = DataDirectory.of(System.getenv(), System.getProperty("os.name", ""),
                Path.of(System.getProperty("user.home", ".")));
        Texts texts = Texts.in(Locale.getDefault());
        FxExecutor fx = FxExecutor.platform();
        BackgroundTasks tasks = BackgroundTasks.onVirtualThreads(fx);
        AppComponents app = new AppComponents(new BuiltInSandbox(home.resolve("app-sandbox")), new SystemClipboard(),
                tasks, new FxTimers(fx), Clock.systemDefaultZone(), texts);
        new ThemePreference(home.resolve("window.properties")).follow(app.theme().choice(), tasks);
        components = app;
        // A logout or a signal ends the app without stop(). Confirmed revocations must be sent even then.
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("latchkey-shutdown").unstarted(app::flushAndDisconnect));
        Scene scene = new Scene(app.root(), WIDTH, HEIGHT);
        app.attachTo(scene);
        stage.setTitle(texts.get("shell.app"));
        stage.getIcons().setAll(WindowIcon.images());
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        stage.setScene(scene);
        stage.show();
        // Start after the first frame, so that the window appears before anything slow runs.
        Platform.runLater(app::start);
    }

    @Override
    public void stop() {
        if (components != null) {
            components.stop();
        }
    }
}
