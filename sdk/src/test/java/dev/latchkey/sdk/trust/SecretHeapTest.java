package dev.latchkey.sdk.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sdk.trust.HeapDump.Match;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that the characters of a closed {@link dev.latchkey.sdk.Secret} are nowhere in the heap.
 *
 * <p>Two copies are out of reach. During a request, OkHttp holds the header as a {@code String}; it is gone with the
 * client, which is tested. Okio reuses its buffers of 8 KiB, which held requests and responses, without clearing them.
 * Only later traffic overwrites those.
 */
@Timeout(300)
class SecretHeapTest {
    /** Size of Okio's buffers. No array of the SDK has this size. */
    private static final int SEGMENT = 8192;

    @TempDir
    private Path directory;

    @Test
    void aSecretThatWasClosedIsNowhere() throws Exception {
        assertThat(run("hold", "none")).isEmpty();
    }

    @Test
    void afterCallsASecretIsInNoTextAndInNothingOfOurs() throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.setDispatcher(new SandboxResponses());
            server.start();
            List<Match> matches = run("call", server.url("/").toString());

            assertThat(server.getRequestCount()).isEqualTo(4);
            assertThat(matches).allMatch(match -> match.type().equals("byte") && match.length() == SEGMENT);
        }
    }

    @Test
    void theSearchFindsWhatIsThere() throws Exception {
        assertThat(run("keep", "none")).isNotEmpty();
    }

    private List<Match> run(String scenario, String address) throws IOException, InterruptedException {
        Path dump = directory.resolve(scenario + ".hprof");
        Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-Xmx256m", "-cp", System.getProperty("java.class.path"),
                HeapScenario.class.getName(), scenario, dump.toString(), address)
                .redirectErrorStream(true).start();
        try (OutputStream in = child.getOutputStream()) {
            for (byte letter : Canary.TEXT.getBytes(StandardCharsets.US_ASCII)) {
                in.write(~letter);
            }
        }
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor(200, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).as(output).isZero();
        assertThat(Canary.isIn(output)).as(output).isFalse();
        return HeapDump.search(dump, Canary.forms(Canary.TEXT));
    }
}
