package dev.latchkey.sdk.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sdk.trust.HeapDump.Find;
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
 * Once a secret is closed, its characters are nowhere in the heap, where they stood in the {@link dev.latchkey.sdk.Secret}
 * only.
 *
 * <p>Two things cannot be reached. While a request is under way, OkHttp holds the header as a {@code String}; it is
 * gone with the client, and that is tested. And Okio keeps the buffers of 8 KiB through which requests and answers went
 * to use them again, without wiping them; what is left in those is overwritten by later traffic only.
 */
@Timeout(300)
class SecretHeapTest {
    /** Okio's buffers have this size; nothing of ours does. */
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
            List<Find> finds = run("call", server.url("/").toString());

            assertThat(server.getRequestCount()).isEqualTo(4);
            assertThat(finds).allMatch(find -> find.type().equals("byte") && find.length() == SEGMENT);
        }
    }

    @Test
    void theSearchFindsWhatIsThere() throws Exception {
        assertThat(run("keep", "none")).isNotEmpty();
    }

    private List<Find> run(String scenario, String address) throws IOException, InterruptedException {
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
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor(200, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).as(said).isZero();
        assertThat(Canary.isIn(said)).as(said).isFalse();
        return HeapDump.search(dump, Canary.forms(Canary.TEXT));
    }
}
