package dev.latchkey.mockserver.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Help and documentation of the settings. */
class SettingsDocumentationTest {
    @Test
    void theHelpFitsATerminalAndNamesEverySetting() {
        String help = new CommandLineArguments().help();

        assertThat(help.lines()).allMatch(line -> line.length() <= 80);
        assertThat(SettingCatalogue.ALL).allSatisfy(setting -> {
            assertThat(help).contains("  " + setting.flag());
            assertThat(setting.description()).endsWith(".");
        });
        assertThat(help.replaceAll("\\s+", " ")).contains("other users can see a command line", "Default: 8390.",
                "--in-memory[=true|false]");
    }

    @Test
    void everyCommandLineOfTheReadmesIsUnderstood() throws IOException {
        Pattern command = Pattern.compile("\\./latchkey sandbox((?: [\\w./-]+)*)");
        int tried = 0;
        for (Path readme : List.of(Path.of("README.md"), Path.of("..", "README.md"))) {
            Matcher commands = command.matcher(Files.readString(readme));
            while (commands.find()) {
                CommandLineArguments arguments = new CommandLineArguments();
                arguments.read(commands.group(1).isBlank() ? new String[0] : commands.group(1).strip().split(" "));
                SettingsReader.read(arguments.values(), Map.of(), Path.of("/home/ann/latchkey"));
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(3);
    }

    @Test
    void theReadmeHasTheTable() throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).as("mock-server/README.md")
                .contains(SettingsDocumentation.markdown());
    }
}
