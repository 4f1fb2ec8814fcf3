package dev.latchkey.mockserver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The AOT training run, which the start script executes after a build. */
class AotTrainingTest {
    @TempDir
    Path directory;

    @Test
    void allOfItSucceedsAndItStopsInPeace() throws Exception {
        Path stage = Files.createDirectory(directory.resolve("stage"));
        Path errors = directory.resolve("err");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                AotTraining.class.getName(), stage.toString()).redirectOutput(directory.resolve("out").toFile())
                .redirectError(errors.toFile()).start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
            assertThat(stage.resolve("data/latchkey.stopped")).exists();
        } finally {
            process.destroyForcibly();
        }
    }
}
