package dev.latchkey.desktop;

import java.util.List;
import java.util.Objects;
import javafx.scene.image.Image;

/** Loads the window icon. {@code WindowIconTest} draws its images. */
final class WindowIcon {
    /** Edge lengths in pixels. The system chooses the one that fits. */
    static final List<Integer> SIZES = List.of(16, 32, 48, 64, 128, 256);

    private WindowIcon() {}

    static List<Image> images() {
        return SIZES.stream().map(size -> new Image(Objects.requireNonNull(
                WindowIcon.class.getResource("icon/latchkey-" + size + ".png")).toExternalForm())).toList();
    }
}
