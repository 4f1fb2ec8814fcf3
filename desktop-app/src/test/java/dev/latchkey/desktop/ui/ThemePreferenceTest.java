package dev.latchkey.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThemePreferenceTest {
    private final BackgroundTasks atOnce = new BackgroundTasks(Runnable::run, Runnable::run);

    @TempDir
    Path home;

    @ParameterizedTest
    @EnumSource(Theme.Choice.class)
    void theNextStartHasTheSchemeThatWasChosenLast(Theme.Choice wanted) {
        ObjectProperty<Theme.Choice> first = start(atOnce);
        first.set(Theme.Choice.LIGHT);
        first.set(Theme.Choice.DARK);
        first.set(wanted);
        assertThat(start(atOnce).get()).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "scheme", "scheme=PURPLE", "scheme=\\u12", "\u0000\uffff", "other=DARK"})
    void whatIsDamagedIsAsTheSystemHasIt(String content) throws IOException {
        Files.writeString(file(), content);
        assertThat(start(atOnce).get()).isEqualTo(Theme.Choice.SYSTEM);
    }

    @Test
    void aFileThatIsTooLongNotTextOrNotThereIsAsTheSystemHasIt() throws IOException {
        assertThat(start(atOnce).get()).isEqualTo(Theme.Choice.SYSTEM);
        Files.writeString(file(), "scheme=DARK\n" + "#".repeat(5000));
        assertThat(start(atOnce).get()).isEqualTo(Theme.Choice.SYSTEM);
        Files.write(file(), new byte[]{(byte) 0xff, (byte) 0xfe, (byte) 0x80});
        assertThat(start(atOnce).get()).isEqualTo(Theme.Choice.SYSTEM);
        Files.delete(file());
        Files.createDirectory(file());
        assertThat(start(atOnce).get()).isEqualTo(Theme.Choice.SYSTEM);
    }

    @Test
    void itIsForgottenWithoutAWordWhereNothingCanBeWritten() throws IOException {
        Files.writeString(home.resolve("deep"), "a file where a folder is wanted");
        ObjectProperty<Theme.Choice> choice = start(atOnce);
        choice.set(Theme.Choice.DARK);
        assertThat(choice.get()).isEqualTo(Theme.Choice.DARK);
    }

    @Test
    void twoQuickChangesEndWithTheSecondInWhateverOrderTheyAreWritten() {
        List<Runnable> waiting = new ArrayList<>();
        ObjectProperty<Theme.Choice> choice = start(new BackgroundTasks(waiting::add, Runnable::run));
        choice.set(Theme.Choice.LIGHT);
        choice.set(Theme.Choice.DARK);
        waiting.reversed().forEach(Runnable::run);
        assertThat(start(atOnce).get()).isEqualTo(Theme.Choice.DARK);
    }

    @Test
    void nothingElseIsLeftBesideIt() throws IOException {
        start(atOnce).set(Theme.Choice.DARK);
        try (Stream<Path> files = Files.list(file().getParent())) {
            assertThat(files).containsExactly(file());
        }
    }

    private ObjectProperty<Theme.Choice> start(BackgroundTasks tasks) {
        ObjectProperty<Theme.Choice> choice = new SimpleObjectProperty<>(Theme.Choice.SYSTEM);
        new ThemePreference(home.resolve("deep/window.properties")).follow(choice, tasks);
        return choice;
    }

    private Path file() {
        try {
            return Files.createDirectories(home.resolve("deep")).resolve("window.properties");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
