package dev.latchkey.mockserver.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the invalid commands of {@code bad-smtp.txt}, for a server with at most 10,000 bytes and 3 recipients per
 * mail.
 */
public final class BadCommands {
    private static final String SEPARATOR = "¦";

    private BadCommands() {}

    /**
     * Invalid command.
     *
     * @param preceding valid commands to send before it
     * @param code expected reply code
     */
    public record BadCommand(List<String> preceding, String command, String code) {
        /** Sends the commands and returns the reply to the invalid one. */
        public String reply(InetSocketAddress address) {
            try (SmtpTestClient smtp = new SmtpTestClient(address)) {
                smtp.readReply();
                for (String each : preceding) {
                    assertThat(smtp.command(each)).as("%s", this).matches("[23].*");
                }
                return smtp.command(command);
            } catch (IOException e) {
                throw new UncheckedIOException(String.valueOf(this), e);
            }
        }

        /** Returns the pattern that the reply must match. */
        public String expectedPattern() {
            return code + " [45]\\.\\d{1,2}\\.\\d{1,2} .{10,}";
        }
    }

    /**
     * Reads all commands.
     *
     * @param login AUTH command that logs in
     */
    public static List<BadCommand> read(String login) throws IOException {
        List<BadCommand> all = new ArrayList<>();
        List<String> before = List.of();
        for (String line : lines()) {
            if (line.startsWith("[")) {
                String said = line.substring(1, line.length() - 1);
                before = said.isEmpty() ? List.of() : split(said, login);
            } else {
                for (String command : split(line.substring(4), login)) {
                    all.add(new BadCommand(before, command, line.substring(0, 3)));
                }
            }
        }
        assertThat(all).hasSizeGreaterThanOrEqualTo(200);
        return all;
    }

    private static List<String> split(String commands, String login) {
        return Arrays.stream(commands.split(SEPARATOR, -1)).map(command -> command.strip().replace("$login", login))
                .toList();
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = BadCommands.class.getResourceAsStream("/dev/latchkey/mockserver/bad-smtp.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        }
    }
}
