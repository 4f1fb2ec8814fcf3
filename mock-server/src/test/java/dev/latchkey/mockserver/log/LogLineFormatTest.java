package dev.latchkey.mockserver.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sdk.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/** Log entries as text and as JSON. */
class LogLineFormatTest {
    @Test
    void inJsonItIsOneLineWithAllThereIs() {
        LogRecord entry = entry(Level.SEVERE, "two\nlines {0}");
        entry.setParameters(new Object[]{"and more"});
        entry.setThrown(new IllegalStateException("broken"));

        String line = LogLineFormat.JSON.format(entry);

        assertThat(line).endsWith("}\n").satisfies(text -> assertThat(text.lines()).hasSize(1));
        Map<?, ?> fields = (Map<?, ?>) Json.decode(Object.class, line.getBytes(StandardCharsets.UTF_8));
        assertThat(fields.get("time")).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(fields.get("level")).isEqualTo("error");
        assertThat(fields.get("logger")).isEqualTo("dev.latchkey.mockserver");
        assertThat(fields.get("message")).isEqualTo("two\nlines and more");
        Map<?, ?> error = (Map<?, ?>) fields.get("error");
        assertThat(error.get("type")).isEqualTo("java.lang.IllegalStateException");
        assertThat(error.get("message")).isEqualTo("broken");
        assertThat(error.get("stack").toString()).contains("LogLineFormatTest");
    }

    @Test
    void inTextItIsForPeople() {
        assertThat(LogLineFormat.TEXT.format(entry(Level.INFO, "hello")))
                .isEqualTo("2026-03-01T12:00:00Z info hello\n");
        assertThat(LogLineFormat.TEXT.format(entry(Level.WARNING, "hello"))).contains(" warning hello");
        assertThat(LogLineFormat.TEXT.format(entry(Level.FINE, "hello"))).contains(" debug hello");
        assertThat(LogLineFormat.TEXT.format(entry(Level.FINEST, "hello"))).contains(" trace hello");
    }

    private static LogRecord entry(Level level, String message) {
        LogRecord entry = new LogRecord(level, message);
        entry.setLoggerName("dev.latchkey.mockserver");
        entry.setInstant(Instant.parse("2026-03-01T12:00:00Z"));
        return entry;
    }
}
