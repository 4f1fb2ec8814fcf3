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
 * Takes screenshots of every screen in its states, in both colour schemes, in a small and a large window.
 * {@code -Dscreenshots=DIRECTORY} sets the directory, {@code -Dscreenshots.only=TEXT} takes only those with the text in
 * their name, and {@code -Dscreenshots.lang=de} sets the language.
 */
@EnabledIfSystemProperty(named = "screenshots", matches = ".+")
class ScreenshotTour {
    private static final String ONLY = System.getProperty("screenshots.only", "");
    private static final Texts TEXTS = Texts.in(Locale.of(System.getProperty("screenshots.lang", "en")));
    private final Path directory = Path.of(System.getProperty("screenshots", "target"));

    @Test
    void drawsEveryScreen() throws IOException {
        Files.createDirectories(directory);
        shoot("keys-starting", fixture -> {});
        shoot("keys-failed", fixture -> {
            fixture.gateway.startFailure = "Another Latchkey is using the data in /home/user/.local/share/latchkey.";
            fixture.app.start();
        });
        shoot("keys-empty", fixture -> fixture.app.start());
        shoot("keys-list", this::withKeys);
        shoot("keys-detail", fixture -> {
            withKeys(fixture);
            fixture.lookup(".table-view", TableView.class).getSelectionModel().select(0);
            fixture.pressKeys(KeyCode.ENTER);
        });
        shoot("keys-limit", fixture -> {
            fixture.gateway.keys.addAll(Samples.fifteen());
            fixture.app.start();
        });
        shoot("keys-nothing-found", fixture -> {
            withKeys(fixture);
            fixture.lookup(".lk-search .text-field", TextField.class).setText("nobody");
        });
        shoot("keys-stale", fixture -> {
            withKeys(fixture);
            fixture.gateway.failure = FakeGateway.unreachable();
            fixture.timers.advance(Duration.ofSeconds(31));
        });
    }

    @Test
    void drawsTheWayOfAKey() throws IOException {
        Files.createDirectories(directory);
        shoot("create-new", this::withForm);
        shoot("create-errors", fixture -> {
            withForm(fixture);
            fixture.setField("#create-name", "x".repeat(10_000));
            fixture.setField(".lk-chips .text-field", "203.0.113.9/24");
            fixture.click("#create-submit");
        });
        shoot("create-filled", fixture -> {
            withForm(fixture);
            fixture.setField("#create-name", "crm-sync");
            fixture.setField(".lk-chips .text-field", "198.51.100.7,203.0.113.0/24,10.0.0.1");
            fixture.pressKeys(KeyCode.ENTER);
        });
        shoot("create-offline", fixture -> {
            withForm(fixture);
            fixture.setField("#create-name", "billing");
            fixture.gateway.failure = FakeGateway.unreachable();
            fixture.click("#create-submit");
        });
        shoot("reveal", this::withSecret);
        shoot("reveal-copied", fixture -> {
            withSecret(fixture);
            fixture.click("#reveal-copy");
        });
        shoot("reveal-shown", fixture -> {
            withSecret(fixture);
            fixture.click("#reveal-show");
        });
        shoot("reveal-leaving", fixture -> {
            withSecret(fixture);
            fixture.pressKeys(KeyCode.ESCAPE);
        });
        shoot("reveal-kept", fixture -> {
            withSecret(fixture);
            fixture.click("#reveal-copy");
            fixture.click("#reveal-done");
        });
        shoot("revoke-live", fixture -> {
            withKeys(fixture);
            fixture.lookup(".table-view", TableView.class).getSelectionModel().select(0);
            fixture.pressKeys(KeyCode.DELETE);
        });
        shoot("revoke-sandbox", fixture -> withRevocation(fixture, false));
        shoot("revoke-undo", fixture -> withRevocation(fixture, true));
        shoot("revoke-done", fixture -> {
            withRevocation(fixture, true);
            fixture.timers.advance(Duration.ofSeconds(9));
        });
    }

    @Test
    void drawsThePictureOfTheReadme() throws IOException {
        Files.createDirectories(directory);
        shoot("readme", fixture -> {
            fixture.gateway.keys.addAll(Samples.keys().subList(1, 6));
            fixture.gateway.messages.addAll(Samples.messages());
            fixture.gateway.nextSecret = "3vQ8mZx1KpT7cWn5RfY2bHd9JsL4gUa6EoNi0tXr7MqCkVw1PzSyD8hB5jGfA2ue9TnKxR4mQwZ7LsYp3Cv6HbJd1Xk8Fg4t";
            fixture.app.start();
            fixture.fire("key.new");
            fixture.setField("#create-name", "checkout-service");
            fixture.selectSegment("Environment: live");
            fixture.setField(".lk-chips .text-field", "203.0.113.0/24,198.51.100.7");
            fixture.pressKeys(KeyCode.ENTER);
            fixture.click("#create-submit");
            fixture.click("#reveal-copy");
            fixture.click("#reveal-done");
        });
    }

    @Test
    void drawsTestSendAndInbox() throws IOException {
        Files.createDirectories(directory);
        shoot("send-no-key", fixture -> {
            fixture.app.start();
            fixture.navigateTo("send");
        });
        shoot("send-mail", this::withSendable);
        shoot("send-sms", fixture -> {
            withSendable(fixture);
            fixture.selectSegment("SMS");
        });
        shoot("send-accepted", fixture -> {
            withSendable(fixture);
            fixture.selectSegment("SMS");
            fixture.click("#send-submit");
        });
        shoot("send-curl", fixture -> {
            withSendable(fixture);
            fixture.selectSegment("curl");
        });
        shoot("send-java", fixture -> {
            withSendable(fixture);
            fixture.selectSegment("SMS");
            fixture.selectSegment("Java SDK");
        });
        shoot("send-refused", fixture -> {
            withSendable(fixture);
            fixture.gateway.sendRefusal = new AuthenticationException(
                    FakeGateway.refusal(401, "address-blocked", "This key may not be used from 127.0.0.1."));
            fixture.click("#send-submit");
        });
        shoot("send-errors", fixture -> {
            withSendable(fixture);
            fixture.setField("#send-MAIL_TO", "ann at example.com");
            fixture.setField("#send-SUBJECT", "");
            fixture.click("#send-submit");
        });
        shoot("send-secret-unknown", fixture -> {
            withKeys(fixture);
            fixture.navigateTo("send");
        });
        shoot("inbox-empty", fixture -> {
            withKeys(fixture);
            fixture.navigateTo("inbox");
        });
        shoot("inbox-list", fixture -> {
            fixture.gateway.messages.addAll(Samples.messages());
            withKeys(fixture);
            fixture.navigateTo("inbox");
        });
        shoot("inbox-preview", fixture -> {
            fixture.gateway.messages.addAll(Samples.messages().subList(1, 3));
            withKeys(fixture);
            fixture.gateway.messages.addFirst(Samples.messages().getFirst());
            fixture.navigateTo("inbox");
            fixture.lookup("#inbox-list", ListView.class).getSelectionModel().select(1);
        });
    }

    private void withSendable(AppFixture fixture) {
        withSecret(fixture);
        fixture.click("#reveal-test");
    }

    private void withForm(AppFixture fixture) {
        withKeys(fixture);
        fixture.fire("key.new");
    }

    private void withSecret(AppFixture fixture) {
        withForm(fixture);
        fixture.setField("#create-name", "crm-sync-2");
        fixture.click("#create-submit");
    }

    private void withRevocation(AppFixture fixture, boolean confirmed) {
        withKeys(fixture);
        fixture.lookup(".table-view", TableView.class).getSelectionModel().select(1);
        fixture.pressKeys(KeyCode.DELETE);
        if (confirmed) {
            fixture.click("#revoke-submit");
        }
    }

    private void withKeys(AppFixture fixture) {
        fixture.gateway.keys.addAll(Samples.keys());
        fixture.app.start();
    }

    private void shoot(String name, Consumer<AppFixture> script) throws IOException {
        for (Theme.Choice scheme : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
            for (int[] size : new int[][]{{960, 600}, {1400, 900}}) {
                String file = name + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + size[0];
                if (file.contains(ONLY)) {
                    write(file, draw(scheme, size[0], size[1], script));
                }
            }
        }
    }

    private static WritableImage draw(Theme.Choice scheme, int width, int height, Consumer<AppFixture> script) {
        AppFixture fixture = Fx.get(() -> new AppFixture(scheme, TEXTS, width, height));
        Fx.pulse();
        Fx.run(() -> script.accept(fixture));
        Fx.pulse();
        return Fx.get(() -> {
            WritableImage image = fixture.window.getScene().snapshot(null);
            fixture.window.close();
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
