package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs scripts with the installed Python. Tests that need it are skipped if it is not installed. */
public final class Python {
    private Python() {}

    /** Returns the output of the script, and fails the test if the script fails. */
    public static String run(Path directory, String script, String... arguments) throws Exception {
        assumeTrue(isInstalled(), "python3 is not installed, so nothing is compared with Python's mail library");
        Path file = Files.writeString(directory.resolve("script.py"), script);
        Path printed = directory.resolve("printed.txt");
        List<String> command = new ArrayList<>(List.of("python3", "-X", "utf8", file.toString()));
        command.addAll(List.of(arguments));
        Process python = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile()).start();
        assertThat(python.waitFor(60, TimeUnit.SECONDS)).as("python3 ends within a minute").isTrue();
        String output = Files.readString(printed);
        assertThat(python.exitValue()).as(output).isZero();
        return output;
    }

    private static boolean isInstalled() throws InterruptedException {
        try {
            Process python = new ProcessBuilder("python3", "-c", "print('here')").redirectErrorStream(true).start();
            try (InputStream output = python.getInputStream()) {
                return new String(output.readAllBytes(), StandardCharsets.UTF_8).contains("here")
                        && python.waitFor() == 0;
            }
        } catch (IOException e) {
            return false;
        }
    }
}
