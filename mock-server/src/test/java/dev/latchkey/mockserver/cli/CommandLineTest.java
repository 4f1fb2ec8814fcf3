package dev.latchkey.mockserver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Output of the command for arguments that do not start a server. */
class CommandLineTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --prot 1                  | Unknown option --prot. Did you mean --port?
            --smtpport=1              | Unknown option --smtpport. Did you mean --smtp-port?
            --control-tokn=hunter2    | Unknown option --control-tokn. Did you mean --control-token?
            --zzzzzzzzzz              | Unknown option --zzzzzzzzzz.
            --port                    | --port needs a value.
            --host --port 1           | --host needs a value.
            --port 1 --port 2         | --port is given twice. Remove one of them.
            seed.json                 | Unexpected argument 'seed.json': options begin with --.
            --in-memory seed.json     | --in-memory must be true or false, not 'seed.json'.
            --control-token short     | --control-token must be at least 16 characters long, in ASCII and without spaces, because it is sent in a header field.
            --host 0.0.0.0            | --host lets other computers reach the server, so its control API needs a token: set --control-token or LATCHKEY_CONTROL_TOKEN.
            @file                     | Unexpected argument '@file': options begin with --.
            --port ${user.home}       | --port must be a number from 0 to 65535, not '${user.home}'.
            """)
    void aSlipIsOneSentence(String arguments, String problem) {
        assertThat(run(Map.of(), arguments.split(" "))).isEqualTo(2);
        assertThat(text(err).lines()).containsExactly(problem, "Try 'latchkey sandbox --help'.");
        assertThat(text(out)).isEmpty();
    }

    @Property(tries = 500)
    void whateverIsWrittenNothingFails(@ForAll("arguments") List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        // Invalid, so that no server starts.
        all.add("--max-keys=none");

        assertThat(run(Map.of(), all.toArray(String[]::new))).isIn(0, 2);
        assertThat(text(err)).doesNotContain("\tat ", "Exception", "picocli");
        if (text(out).isEmpty()) {
            assertThat(text(err)).endsWith("Try 'latchkey sandbox --help'." + System.lineSeparator());
        }
    }

    @Provide
    Arbitrary<List<String>> arguments() {
        Arbitrary<String> flags = Arbitraries.of("--port", "--host", "--data", "--in-memory", "--tls", "--config",
                "--seed", "--keep-for", "--trusted-proxies", "--release-to", "--log-level", "-h", "-V", "--", "-",
                "--port=", "=", "--in-memory=maybe", "-hV", "--print-settings", "@x", "''", "\"");
        return Arbitraries.oneOf(flags, Arbitraries.strings().ofMaxLength(12),
                Arbitraries.strings().ascii().ofMaxLength(12).map(text -> "--" + text)).list().ofMaxSize(6);
    }

    @Test
    void itPrintsWhatHoldsAndWhereItWasSet() {
        assertThat(run(Map.of("LATCHKEY_CONTROL_TOKEN", "a-token-of-some-length"), "--print-settings", "--in-memory",
                "--port=0")).isZero();

        assertThat(text(out)).containsPattern("(?m)^port +0 +--port$")
                .containsPattern("(?m)^control-token +\\[secret] +LATCHKEY_CONTROL_TOKEN$")
                .containsPattern("(?m)^host +127\\.0\\.0\\.1 +default$");
        assertThat(text(err)).isEmpty();
    }

    private int run(Map<String, String> environment, String... arguments) {
        out.reset();
        err.reset();
        return new Main(environment, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)).run(arguments);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
