package dev.latchkey.mockserver.store;

import static dev.latchkey.mockserver.store.Samples.A;
import static dev.latchkey.mockserver.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageCriteria;
import dev.latchkey.mockserver.model.RetentionLimits;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.store.sql.SqlStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a server killed while writing keeps all acknowledged writes. */
class KillTest {
    /** Number of rounds. {@code -Dlatchkey.kills=50} sets more; another test then kills the whole server 50 times. */
    private static final int KILLS = Math.max(4, Integer.getInteger("latchkey.kills", 0) / 5);

    @TempDir
    Path temporary;

    @Test
    void afterEveryKillAllThatWasAcknowledgedIsThereAndNothingByHalf() throws Exception {
        Path data = temporary.resolve("data");
        Set<String> acknowledged = new HashSet<>();
        for (int round = 1; round <= KILLS; round++) {
            int before = acknowledged.size();
            // A different number each time, so that it is killed at different points.
            writeUntilKilled(data, round, 40 + round * 37 % 200, acknowledged);
            assertThat(acknowledged.size()).isGreaterThan(before);
            check(data, acknowledged, round * CrashingWriter.THREADS);
        }
    }

    private void writeUntilKilled(Path data, int round, int lines, Set<String> acknowledged)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), CrashingWriter.class.getName(), data.toString(), "r" + round)
                .redirectError(temporary.resolve("errors").toFile()).start();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = reader.readLine();
            for (int i = 0; line != null; i++) {
                acknowledged.add(line);
                if (i == lines) {
                    // Kill by its handle, so that its remaining output can be read.
                    process.toHandle().destroyForcibly();
                }
                line = reader.readLine();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(Files.readString(temporary.resolve("errors"))).isEmpty();
    }

    private static void check(Path data, Set<String> acknowledged, int maxInProgress) {
        try (DataStore store = SqlStore.open(data, () -> NOW, RetentionLimits.ON_DISK)) {
            List<Message> messages = store.messages().newest(MessageCriteria.all(A), null, Integer.MAX_VALUE);
            List<StoredKey> keys = store.keys().notRevoked(A, "gate");
            Set<String> edited = keys.stream().filter(key -> key.name().equals("edited"))
                    .map(key -> key.id().replace("key_", "edit_")).collect(Collectors.toSet());

            assertHas(messages.stream().map(Message::id).toList(), "msg_", acknowledged, maxInProgress);
            assertHas(keys.stream().map(StoredKey::id).toList(), "key_", acknowledged, maxInProgress);
            assertHas(edited, "edit_", acknowledged, maxInProgress);
            assertThat(messages).allMatch(
                    message -> store.deliveries().events(A, message.id()).size() == CrashingWriter.EVENTS);
        }
    }

    /** Writes in progress at the kill may be stored or not; all others must match. */
    private static void assertHas(Collection<String> stored, String kind, Set<String> acknowledged, int maxInProgress) {
        Set<String> expected = acknowledged.stream().filter(id -> id.startsWith(kind)).collect(Collectors.toSet());
        assertThat(stored).containsAll(expected).hasSizeLessThanOrEqualTo(expected.size() + maxInProgress);
    }
}
