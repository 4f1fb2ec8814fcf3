package dev.latchkey.sdk.keys;

import dev.latchkey.sdk.keys.RotationState.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Formats and parses a rotation's state as lines of {@code name=value}. The entries of a list have numbered names. The
 * last line has the number of lines: without it, a truncated text could become a key that is allowed everywhere and
 * never expires.
 */
final class RotationStateFormat {
    private static final String HEADER = "latchkey-rotation=1";
    private static final String END = "end";

    private RotationStateFormat() {}

    static String write(RotationState state) {
        Map<String, String> lines = new LinkedHashMap<>();
        NewApiKey newKey = state.newKey();
        put(lines, "old", state.oldId());
        put(lines, "new", state.newId());
        put(lines, "phase", state.phase().name().toLowerCase(Locale.ROOT));
        put(lines, "started", state.started());
        put(lines, "name", newKey.name());
        put(lines, "environment", newKey.environment());
        put(lines, "length", newKey.length());
        put(lines, "expires", newKey.expires());
        put(lines, "viewable", newKey.viewable() ? "true" : null);
        int index = 0;
        for (Permission permission : newKey.permissions()) {
            put(lines, "permission." + index++, permission);
        }
        for (int i = 0; i < newKey.allowedIps().size(); i++) {
            put(lines, "ip." + i, newKey.allowedIps().get(i));
        }
        put(lines, END, lines.size());
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        lines.forEach((name, value) -> text.append(name).append('=').append(escaped(value)).append('\n'));
        return text.toString();
    }

    /** Writes a temporary file, forces it to disk, and then moves it over the target. */
    static void save(RotationState state, Path file) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(write(state));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Reads the state in a file, or returns null if the file does not exist. */
    static @Nullable RotationState load(Path file) {
        try {
            return read(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The state of the rotation in " + file + " could not be read. Check the file and try again.", e);
        }
    }

    static RotationState read(String text) {
        String[] lines = text.split("\r?\n");
        if (!lines[0].equals(HEADER)) {
            throw new IllegalArgumentException(
                    "This is not the state of a rotation: it does not begin with " + HEADER + ".");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int equals = lines[i].indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("Line " + (i + 1) + " of the rotation is not name=value.");
            }
            values.put(lines[i].substring(0, equals), unescaped(lines[i].substring(equals + 1)));
        }
        if (!String.valueOf(values.size() - 1).equals(values.get(END))) {
            throw new IllegalArgumentException("The rotation is incomplete: its last line is not " + END
                    + "= and the number of lines before it. The text may have been truncated.");
        }
        try {
            return of(values);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException("The rotation cannot be read: " + e.getMessage(), e);
        }
    }

    private static RotationState of(Map<String, String> values) {
        NewApiKey.Builder newKey = NewApiKey.named(required(values, "name"))
                .expires(optional(values, "expires", Instant::parse))
                .viewable(values.containsKey("viewable"));
        if (values.containsKey("environment")) {
            newKey.environment(Environment.of(required(values, "environment")));
        }
        if (values.containsKey("length")) {
            newKey.length(Integer.parseInt(required(values, "length")));
        }
        values.forEach((name, value) -> {
            if (name.startsWith("permission.")) {
                newKey.permissions(Permission.of(value));
            } else if (name.startsWith("ip.")) {
                newKey.allowedIps(IpRange.parse(value));
            }
        });
        return new RotationState(required(values, "old"), newKey.build(), values.get("new"),
                phase(required(values, "phase")),
                Instant.parse(required(values, "started")));
    }

    private static Phase phase(String name) {
        return Arrays.stream(Phase.values()).filter(phase -> phase.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst().orElseThrow(() -> new IllegalArgumentException("there is no phase '" + name + "'."));
    }

    private static void put(Map<String, String> lines, String name, @Nullable Object value) {
        if (value != null) {
            lines.put(name, value.toString());
        }
    }

    private static String required(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the line " + name + "=… is missing.");
        }
        return value;
    }

    private static <T> @Nullable T optional(Map<String, String> values, String name, Function<String, T> parser) {
        String value = values.get(name);
        return value == null ? null : parser.apply(value);
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescaped(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                char escape = value.charAt(++i);
                c = escape == 'n' ? '\n' : escape == 'r' ? '\r' : escape;
            }
            text.append(c);
        }
        return text.toString();
    }
}
