package dev.latchkey.desktop;

import java.util.List;
import java.util.Objects;
import javafx.scene.image.Image;

/** The mark of the app for title bars, task bars and switchers. {@code WindowIconTest} draws it. */
final class WindowIcon {
    /** Edges in pixels; the system takes what fits. */
    static final List<Integer> SIZES = List.of(16, 32, 48, 64, 128, 256);

    private WindowIcon() {}

    static List<Image> images() {
        return SIZES.stream().map(size -> new Image(Objects.requireNonNull(
                WindowIcon.class.getResource("icon/latchkey-" + size + ".png")).toExternalForm())).toList();
    }
}
