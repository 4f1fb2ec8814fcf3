package dev.latchkey.sdk.keys;

import dev.latchkey.sdk.keys.RotationState.Phase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
 * A rotation's state as lines of {@code name=value}. A list is one name with a number for each entry. The last line counts
 * the others: of a text that was cut off, the rest would make a key that may be used from everywhere and for ever.
 */
final class RotationStateFormat {
    private static final String FIRST = "latchkey-rotation=1";
    private static final String LAST = "end";

    private RotationStateFormat() {}

    static String write(RotationState state) {
        Map<String, String> lines = new LinkedHashMap<>();
        NewApiKey wanted = state.wanted();
        put(lines, "old", state.oldId());
        put(lines, "new", state.newId());
        put(lines, "phase", state.phase().name().toLowerCase(Locale.ROOT));
        put(lines, "started", state.started());
        put(lines, "name", wanted.name());
        put(lines, "environment", wanted.environment());
        put(lines, "length", wanted.length());
        put(lines, "expires", wanted.expires());
        put(lines, "viewable", wanted.viewable() ? "true" : null);
        int index = 0;
        for (Permission permission : wanted.permissions()) {
            put(lines, "permission." + index++, permission);
        }
        for (int i = 0; i < wanted.allowedIps().size(); i++) {
            put(lines, "ip." + i, wanted.allowedIps().get(i));
        }
        put(lines, LAST, lines.size());
        StringBuilder text = new StringBuilder(FIRST).append('\n');
        lines.forEach((name, value) -> text.append(name).append('=').append(escaped(value)).append('\n'));
        return text.toString();
    }

    /** Beside the file first, and in its place once it is on the disk. */
    static void keep(RotationState state, Path file) throws IOException {
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

    static RotationState read(String text) {
        String[] lines = text.split("\r?\n");
        if (!lines[0].equals(FIRST)) {
            throw new IllegalArgumentException("This is no rotation: it does not begin with " + FIRST + ".");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int equals = lines[i].indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("Line " + (i + 1) + " of the rotation is not name=value.");
            }
            values.put(lines[i].substring(0, equals), unescaped(lines[i].substring(equals + 1)));
        }
        if (!String.valueOf(values.size() - 1).equals(values.get(LAST))) {
            throw new IllegalArgumentException("The rotation is not whole: its last line is not " + LAST
                    + "= and the number of lines between. Was it cut off while it was written?");
        }
        try {
            return of(values);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException("The rotation cannot be read: " + e.getMessage(), e);
        }
    }

    private static RotationState of(Map<String, String> values) {
        NewApiKey.Builder wanted = NewApiKey.named(needed(values, "name"))
                .expires(as(values, "expires", Instant::parse))
                .viewable(values.containsKey("viewable"));
        if (values.containsKey("environment")) {
            wanted.environment(Environment.of(needed(values, "environment")));
        }
        if (values.containsKey("length")) {
            wanted.length(Integer.parseInt(needed(values, "length")));
        }
        values.forEach((name, value) -> {
            if (name.startsWith("permission.")) {
                wanted.permissions(Permission.of(value));
            } else if (name.startsWith("ip.")) {
                wanted.allowedIps(IpRange.parse(value));
            }
        });
        return new RotationState(needed(values, "old"), wanted.build(), values.get("new"),
                phase(needed(values, "phase")),
                Instant.parse(needed(values, "started")));
    }

    private static Phase phase(String word) {
        return Arrays.stream(Phase.values()).filter(known -> known.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst().orElseThrow(() -> new IllegalArgumentException("there is no phase '" + word + "'."));
    }

    private static void put(Map<String, String> lines, String name, @Nullable Object value) {
        if (value != null) {
            lines.put(name, value.toString());
        }
    }

    private static String needed(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the line " + name + "=… is missing.");
        }
        return value;
    }

    private static <T> @Nullable T as(Map<String, String> values, String name, Function<String, T> type) {
        String value = values.get(name);
        return value == null ? null : type.apply(value);
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
