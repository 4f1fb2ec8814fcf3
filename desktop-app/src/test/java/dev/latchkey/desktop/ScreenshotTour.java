package dev.latchkey.desktop;

import dev.latchkey.desktop.testing.FakeGateway;
import dev.latchkey.desktop.testing.Fx;
import dev.latchkey.desktop.testing.Samples;
import dev.latchkey.desktop.ui.Texts;
import dev.latchkey.desktop.ui.Theme;
import dev.latchkey.sdk.AuthenticationException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Draws every screen in both schemes, in a small and a large window, and in its states, into files for somebody to look
 * at: {@code -Dscreenshots=DIRECTORY}; {@code -Dscreenshots.only=TEXT} draws those with the text in their name, and
 * {@code -Dscreenshots.lang=de} draws them in another language.
 */
@EnabledIfSystemProperty(named = "screenshots", matches = ".+")
class ScreenshotTour {
    private static final String ONLY = System.getProperty("screenshots.only", "");
    private static final Texts TEXTS = Texts.in(Locale.of(System.getProperty("screenshots.lang", "en")));
    private final Path directory = Path.of(System.getProperty("screenshots", "target"));

    @Test
    void drawsEveryScreen() throws IOException {
        Files.createDirectories(directory);
        shoot("keys-starting", stage -> {});
        shoot("keys-failed", stage -> {
            stage.gateway.doesNotStart = "Another Latchkey is using the data in /home/user/.local/share/latchkey.";
            stage.app.start();
        });
        shoot("keys-empty", stage -> stage.app.start());
        shoot("keys-list", this::withKeys);
        shoot("keys-detail", stage -> {
            withKeys(stage);
            stage.lookup(".table-view", TableView.class).getSelectionModel().select(0);
            stage.type(KeyCode.ENTER);
        });
        shoot("keys-limit", stage -> {
            stage.gateway.keys.addAll(Samples.fifteen());
            stage.app.start();
        });
        shoot("keys-nothing-found", stage -> {
            withKeys(stage);
            stage.lookup(".lk-search .text-field", TextField.class).setText("nobody");
        });
        shoot("keys-stale", stage -> {
            withKeys(stage);
            stage.gateway.failure = FakeGateway.unreachable();
            stage.timers.pass(Duration.ofSeconds(31));
        });
    }

    @Test
    void drawsTheWayOfAKey() throws IOException {
        Files.createDirectories(directory);
        shoot("create-new", this::withForm);
        shoot("create-errors", stage -> {
            withForm(stage);
            stage.field("#create-name", "x".repeat(10_000));
            stage.field(".lk-chips .text-field", "203.0.113.9/24");
            stage.press("#create-submit");
        });
        shoot("create-filled", stage -> {
            withForm(stage);
            stage.field("#create-name", "crm-sync");
            stage.field(".lk-chips .text-field", "198.51.100.7,203.0.113.0/24,10.0.0.1");
            stage.type(KeyCode.ENTER);
        });
        shoot("create-offline", stage -> {
            withForm(stage);
            stage.field("#create-name", "billing");
            stage.gateway.failure = FakeGateway.unreachable();
            stage.press("#create-submit");
        });
        shoot("reveal", this::withSecret);
        shoot("reveal-copied", stage -> {
            withSecret(stage);
            stage.press("#reveal-copy");
        });
        shoot("reveal-shown", stage -> {
            withSecret(stage);
            stage.press("#reveal-show");
        });
        shoot("reveal-leaving", stage -> {
            withSecret(stage);
            stage.type(KeyCode.ESCAPE);
        });
        shoot("reveal-kept", stage -> {
            withSecret(stage);
            stage.press("#reveal-copy");
            stage.press("#reveal-done");
        });
        shoot("revoke-live", stage -> {
            withKeys(stage);
            stage.lookup(".table-view", TableView.class).getSelectionModel().select(0);
            stage.type(KeyCode.DELETE);
        });
        shoot("revoke-sandbox", stage -> withRevocation(stage, false));
        shoot("revoke-undo", stage -> withRevocation(stage, true));
        shoot("revoke-done", stage -> {
            withRevocation(stage, true);
            stage.timers.pass(Duration.ofSeconds(9));
        });
    }

    @Test
    void drawsThePictureOfTheReadme() throws IOException {
        Files.createDirectories(directory);
        shoot("readme", stage -> {
            stage.gateway.keys.addAll(Samples.keys().subList(1, 6));
            stage.gateway.messages.addAll(Samples.messages());
            stage.gateway.nextSecret = "3vQ8mZx1KpT7cWn5RfY2bHd9JsL4gUa6EoNi0tXr7MqCkVw1PzSyD8hB5jGfA2ue9TnKxR4mQwZ7LsYp3Cv6HbJd1Xk8Fg4t";
            stage.app.start();
            stage.fire("key.new");
            stage.field("#create-name", "checkout-service");
            stage.segment("Environment: live");
            stage.field(".lk-chips .text-field", "203.0.113.0/24,198.51.100.7");
            stage.type(KeyCode.ENTER);
            stage.press("#create-submit");
            stage.press("#reveal-copy");
            stage.press("#reveal-done");
        });
    }

    @Test
    void drawsTestSendAndInbox() throws IOException {
        Files.createDirectories(directory);
        shoot("send-no-key", stage -> {
            stage.app.start();
            stage.go("send");
        });
        shoot("send-mail", this::withSendable);
        shoot("send-sms", stage -> {
            withSendable(stage);
            stage.segment("SMS");
        });
        shoot("send-accepted", stage -> {
            withSendable(stage);
            stage.segment("SMS");
            stage.press("#send-submit");
        });
        shoot("send-curl", stage -> {
            withSendable(stage);
            stage.segment("curl");
        });
        shoot("send-java", stage -> {
            withSendable(stage);
            stage.segment("SMS");
            stage.segment("Java SDK");
        });
        shoot("send-refused", stage -> {
            withSendable(stage);
            stage.gateway.refuseSends = new AuthenticationException(
                    FakeGateway.refusal(401, "address-blocked", "This key may not be used from 127.0.0.1."));
            stage.press("#send-submit");
        });
        shoot("send-errors", stage -> {
            withSendable(stage);
            stage.field("#send-MAIL_TO", "ann at example.com");
            stage.field("#send-SUBJECT", "");
            stage.press("#send-submit");
        });
        shoot("send-secret-unknown", stage -> {
            withKeys(stage);
            stage.go("send");
        });
        shoot("inbox-empty", stage -> {
            withKeys(stage);
            stage.go("inbox");
        });
        shoot("inbox-list", stage -> {
            stage.gateway.messages.addAll(Samples.messages());
            withKeys(stage);
            stage.go("inbox");
        });
        shoot("inbox-preview", stage -> {
            stage.gateway.messages.addAll(Samples.messages().subList(1, 3));
            withKeys(stage);
            stage.gateway.messages.addFirst(Samples.messages().getFirst());
            stage.go("inbox");
            stage.lookup("#inbox-list", ListView.class).getSelectionModel().select(1);
        });
    }

    private void withSendable(AppSet stage) {
        withSecret(stage);
        stage.press("#reveal-test");
    }

    private void withForm(AppSet stage) {
        withKeys(stage);
        stage.fire("key.new");
    }

    private void withSecret(AppSet stage) {
        withForm(stage);
        stage.field("#create-name", "crm-sync-2");
        stage.press("#create-submit");
    }

    private void withRevocation(AppSet stage, boolean confirmed) {
        withKeys(stage);
        stage.lookup(".table-view", TableView.class).getSelectionModel().select(1);
        stage.type(KeyCode.DELETE);
        if (confirmed) {
            stage.press("#revoke-submit");
        }
    }

    private void withKeys(AppSet stage) {
        stage.gateway.keys.addAll(Samples.keys());
        stage.app.start();
    }

    private void shoot(String name, Consumer<AppSet> play) throws IOException {
        for (Theme.Choice scheme : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
            for (int[] size : new int[][]{{960, 600}, {1400, 900}}) {
                String file = name + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + size[0];
                if (file.contains(ONLY)) {
                    write(file, draw(scheme, size[0], size[1], play));
                }
            }
        }
    }

    private static WritableImage draw(Theme.Choice scheme, int width, int height, Consumer<AppSet> play) {
        AppSet stage = Fx.get(() -> new AppSet(scheme, TEXTS, width, height));
        Fx.pulse();
        Fx.run(() -> play.accept(stage));
        Fx.pulse();
        return Fx.get(() -> {
            WritableImage image = stage.window.getScene().snapshot(null);
            stage.window.close();
            return image;
        });
    }

    private void write(String name, WritableImage image) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                copy.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        ImageIO.write(copy, "png", directory.resolve(name + ".png").toFile());
    }
}
