package dev.latchkey.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.desktop.testing.Fx;
import dev.latchkey.desktop.ui.Theme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class WindowIconTest {
    /** Edge length of the drawing before scaling. */
    private static final double EDGE = 64;

    @Test
    void thereIsAnImageOfEverySizeWithTheMarkOnIt() {
        Fx.run(() -> {
            assertThat(WindowIcon.images()).extracting(Image::getWidth).map(Double::intValue)
                    .isEqualTo(WindowIcon.SIZES);
            for (Image image : WindowIcon.images()) {
                assertThat(image.isError()).isFalse();
                int edge = (int) image.getWidth();
                assertThat(image.getPixelReader().getColor(0, 0).getOpacity()).as("a round corner").isLessThan(0.5);
                // The centre shows the shaft of the key, and beside it is the background.
                assertThat(image.getPixelReader().getColor(edge * 45 / 100, edge / 2).getBrightness())
                        .isGreaterThan(0.85);
                assertThat(image.getPixelReader().getColor(edge / 8, edge / 2).getSaturation()).isGreaterThan(0.5);
            }
        });
    }

    /** Draws the images again from the brand mark and the colours of the style sheet, into a directory. */
    @Test
    @EnabledIfSystemProperty(named = "icons", matches = ".+")
    void drawsTheImages() throws IOException {
        Path folder = Files.createDirectories(Path.of(System.getProperty("icons")));
        for (int size : WindowIcon.SIZES) {
            Image image = Fx.get(() -> draw(size / EDGE));
            BufferedImage copy = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
            for (int y = 0; y < size; y++) {
                for (int x = 0; x < size; x++) {
                    copy.setRGB(x, y, image.getPixelReader().getArgb(x, y));
                }
            }
            ImageIO.write(copy, "png", folder.resolve("latchkey-" + size + ".png").toFile());
        }
    }

    private static Image draw(double scale) {
        Region mark = new Region();
        mark.getStyleClass().add("lk-brand-mark");
        mark.setStyle("-fx-background-color: -lk-on-accent; -fx-min-width: 33; -fx-max-width: 33;"
                + " -fx-min-height: 46; -fx-max-height: 46;");
        StackPane tile = new StackPane(mark);
        tile.setStyle("-fx-background-color: -lk-accent; -fx-background-radius: 14; -fx-min-width: 64;"
                + " -fx-min-height: 64;");
        Theme theme = new Theme();
        theme.choice().set(Theme.Choice.LIGHT);
        Scene scene = new Scene(new StackPane(tile), EDGE, EDGE);
        theme.applyTo(scene);
        tile.getParent().setStyle("-fx-background-color: transparent;");
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        parameters.setTransform(Transform.scale(scale, scale));
        return tile.snapshot(parameters, null);
    }
}
