package dev.latchkey.mockserver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.settings.SettingsReader;
import java.io.File;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Log of the server program, tested in a process of its own. */
class LogSettingsTest {
    @TempDir
    Path directory;

    /** Program that logs as the server does, with the settings of its environment. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            LogSettings.apply(SettingsReader.read(Map.of(), System.getenv(), Path.of("data")));
            System.Logger log = System.getLogger("dev.latchkey.mockserver");
            System.getLogger("org.example.library").log(Level.DEBUG, "noise");
            log.log(Level.DEBUG, "small");
            log.log(Level.INFO, "some");
            log.log(Level.ERROR, "bad", new IllegalStateException("broken"));
        }
    }

    @Test
    void whereNoTerminalIsItIsJsonLineByLine() throws Exception {
        assertThat(logged(Map.of())).hasSize(2).allMatch(line -> line.startsWith("{\"time\":\"") && line.endsWith("}"))
                .last().asString().contains("\"level\":\"error\"", "\"message\":\"bad\"", "IllegalStateException");
    }

    @Test
    void itCanBeTextAndTellMoreOrLess() throws Exception {
        assertThat(logged(Map.of("LATCHKEY_LOG_FORMAT", "text", "LATCHKEY_LOG_LEVEL", "debug"))).first().asString()
                .endsWith(" debug small");
        assertThat(logged(Map.of("LATCHKEY_LOG_FORMAT", "text", "LATCHKEY_LOG_LEVEL", "error"))).first().asString()
                .endsWith(" error bad");
    }

    @Test
    void theDetailsOfOthersAreLeftOut() throws Exception {
        assertThat(logged(Map.of("LATCHKEY_LOG_LEVEL", "debug"))).hasSize(3)
                .noneMatch(line -> line.contains("noise"));
    }

    private List<String> logged(Map<String, String> environment) throws IOException, InterruptedException {
        File errors = directory.resolve("err").toFile();
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Program.class.getName());
        builder.environment().keySet().removeIf(name -> name.startsWith("LATCHKEY_"));
        builder.environment().putAll(environment);
        Process process = builder.redirectOutput(directory.resolve("out").toFile()).redirectError(errors).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readAllLines(errors.toPath()).stream().filter(line -> !line.startsWith("Picked up ")).toList();
    }
}
