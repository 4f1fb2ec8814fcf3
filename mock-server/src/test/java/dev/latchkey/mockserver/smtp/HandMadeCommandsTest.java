package dev.latchkey.mockserver.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Hundreds of commands of which each is wrong: each is refused with what is wrong, and none of them leaves a trace. */
class HandMadeCommandsTest {
    private static final String SEPARATOR = "¦";

    /**
     * A wrong command.
     *
     * @param before what was said before it, and is right
     */
    private record Bad(List<String> before, String command, String code) {}

    @Test
    void eachIsRefusedWithWhatIsWrong() throws IOException {
        FakeRelay relay = new FakeRelay();
        SmtpOptions options = SmtpOptions.plain().withSizes(10_000, 3);
        try (SmtpListener listener = SmtpListener
                .start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), options, relay)) {
            List<Bad> commands = read();
            assertThat(commands).hasSizeGreaterThanOrEqualTo(200);
            SoftAssertions each = new SoftAssertions();
            for (Bad bad : commands) {
                each.assertThat(answer(listener, bad)).as("%s", bad)
                        .matches(bad.code() + " [45]\\.\\d{1,2}\\.\\d{1,2} .{10,}");
            }
            each.assertAll();
            assertThat(relay.mails).isEmpty();
            long end = System.nanoTime() + 20_000_000_000L;
            while (listener.gauges().open() > 0) {
                assertThat(System.nanoTime()).as("connections that stay").isLessThan(end);
                Thread.onSpinWait();
            }
        }
    }

    private static String answer(SmtpListener listener, Bad bad) throws IOException {
        try (Line line = new Line(listener.address())) {
            line.hear();
            for (String before : bad.before()) {
                assertThat(line.say(before)).as("%s", bad).matches("[23].*");
            }
            return line.say(bad.command());
        }
    }

    private static List<Bad> read() throws IOException {
        List<Bad> all = new ArrayList<>();
        List<String> before = List.of();
        for (String line : lines()) {
            if (line.startsWith("[")) {
                String said = line.substring(1, line.length() - 1);
                before = said.isEmpty() ? List.of() : split(said);
            } else {
                for (String command : split(line.substring(4))) {
                    all.add(new Bad(before, command, line.substring(0, 3)));
                }
            }
        }
        return all;
    }

    private static List<String> split(String commands) {
        return Arrays.stream(commands.split(SEPARATOR, -1))
                .map(command -> command.strip().replace("$login", Line.PLAIN)).toList();
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = HandMadeCommandsTest.class.getResourceAsStream("/dev/latchkey/mockserver/bad-smtp.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        }
    }
}
