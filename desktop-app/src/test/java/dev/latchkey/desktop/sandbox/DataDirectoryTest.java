package dev.latchkey.desktop.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataDirectoryTest {
    private final Path home = Path.of("/home/user");

    @Test
    void linuxKeepsDataWhereXdgSays() {
        assertThat(DataDirectory.of(Map.of(), "Linux", home)).isEqualTo(Path.of("/home/user/.local/share/latchkey"));
        assertThat(DataDirectory.of(Map.of("XDG_DATA_HOME", "/data"), "Linux", home))
                .isEqualTo(Path.of("/data/latchkey"));
        assertThat(DataDirectory.of(Map.of("XDG_DATA_HOME", "relative"), "Linux", home))
                .isEqualTo(Path.of("/home/user/.local/share/latchkey"));
    }

    @Test
    void macosAndWindowsHaveTheirOwnPlaces() {
        assertThat(DataDirectory.of(Map.of(), "Mac OS X", home))
                .isEqualTo(Path.of("/home/user/Library/Application Support/Latchkey"));
        assertThat(DataDirectory.of(Map.of("LOCALAPPDATA", "/c/local"), "Windows 11", home))
                .isEqualTo(Path.of("/c/local/Latchkey"));
    }

    @Test
    void aChosenPlaceWins() {
        assertThat(DataDirectory.of(Map.of("LATCHKEY_HOME", "/stick/latchkey"), "Linux", home))
                .isEqualTo(Path.of("/stick/latchkey"));
    }
}
