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

/** Commands made by hand of which each is wrong, for a relay of mails of 10,000 bytes and 3 recipients at most. */
public final class BadCommands {
    private static final String SEPARATOR = "¦";

    private BadCommands() {}

    /**
     * A wrong command.
     *
     * @param before what is said before it, and is right
     * @param code what it is answered with
     */
    public record Bad(List<String> before, String command, String code) {
        /** What it is answered. */
        public String answer(InetSocketAddress address) {
            try (Line line = new Line(address)) {
                line.hear();
                for (String each : before) {
                    assertThat(line.say(each)).as("%s", this).matches("[23].*");
                }
                return line.say(command);
            } catch (IOException e) {
                throw new UncheckedIOException(String.valueOf(this), e);
            }
        }

        /** What it should be answered. */
        public String expected() {
            return code + " [45]\\.\\d{1,2}\\.\\d{1,2} .{10,}";
        }
    }

    /**
     * All of them.
     *
     * @param login command that logs in
     */
    public static List<Bad> read(String login) throws IOException {
        List<Bad> all = new ArrayList<>();
        List<String> before = List.of();
        for (String line : lines()) {
            if (line.startsWith("[")) {
                String said = line.substring(1, line.length() - 1);
                before = said.isEmpty() ? List.of() : split(said, login);
            } else {
                for (String command : split(line.substring(4), login)) {
                    all.add(new Bad(before, command, line.substring(0, 3)));
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
