package dev.latchkey.sdk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/**
 * Checks the size of the jar against a budget per package, to show which part has grown. The size of a package is that
 * of a zip file of its entries, in kilobytes of 1,000 bytes.
 */
class JarBudgetTest {
    private static final Path CLASSES = Path.of("target/classes");
    private static final Path BASE = CLASSES.resolve("dev/latchkey/sdk");
    private static final String SHARED = "shared";
    private static final int TOTAL_KILOBYTES = 850;
    private static final Map<String, Integer> KILOBYTES = Map.of(SHARED, 330, "sandbox", 95, "turbosmtp", 100, "seven",
            125,
            "elasticemail", 180);

    @Test
    void eachPackageKeepsToItsBudget() throws IOException {
        Map<String, Long> sizes = sizes();

        assertThat(sizes).containsKey(SHARED);
        assertThat(sizes).allSatisfy((part, bytes) -> assertThat(bytes).as("bytes of %s", part)
                .isLessThanOrEqualTo(KILOBYTES.get(part) * 1_000L));
        assertThat(sizes.values().stream().mapToLong(Long::longValue).sum())
                .isLessThanOrEqualTo(TOTAL_KILOBYTES * 1_000L);
    }

    private static Map<String, Long> sizes() throws IOException {
        Map<String, ByteArrayOutputStream> archives = new TreeMap<>();
        Map<String, ZipOutputStream> writers = new TreeMap<>();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String part = part(file);
                ZipOutputStream writer = writers.computeIfAbsent(part, name -> new ZipOutputStream(
                        archives.computeIfAbsent(name, each -> new ByteArrayOutputStream())));
                writer.putNextEntry(new ZipEntry(CLASSES.relativize(file).toString()));
                Files.copy(file, writer);
                writer.closeEntry();
            }
        }
        Map<String, Long> sizes = new TreeMap<>();
        for (Map.Entry<String, ZipOutputStream> each : writers.entrySet()) {
            each.getValue().close();
            sizes.put(each.getKey(), (long) archives.get(each.getKey()).size());
        }
        return sizes;
    }

    private static String part(Path file) {
        if (!file.startsWith(BASE)) {
            return SHARED;
        }
        String first = BASE.relativize(file).getName(0).toString();
        return KILOBYTES.containsKey(first) ? first : SHARED;
    }
}
