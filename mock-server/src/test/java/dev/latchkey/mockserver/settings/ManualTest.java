package dev.latchkey.mockserver.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The table of settings, as people read it. */
class ManualTest {
    @Test
    void theHelpFitsATerminalAndNamesEverySetting() {
        String help = new Arguments().help();

        assertThat(help.lines()).allMatch(line -> line.length() <= 80);
        assertThat(Table.ALL).allSatisfy(setting -> {
            assertThat(help).contains("  " + setting.flag());
            assertThat(setting.explanation()).endsWith(".");
        });
        assertThat(help.replaceAll("\\s+", " ")).contains("others can see a command line", "Standard: 8390.",
                "--in-memory[=true|false]");
    }

    @Test
    void theReadmeHasTheTable() throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).as("mock-server/README.md").contains(Manual.markdown());
    }
}
