package dev.latchkey.sdk.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttachmentTest {
    @Test
    void aFileIsNamedTypedAndMeasuredAndReadOnlyWhenOpened(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("report.pdf"), "12345");
        Attachment attachment = Attachment.of(file);
        Files.writeString(file, "abcde");

        assertThat(attachment.name()).isEqualTo("report.pdf");
        assertThat(attachment.type()).isEqualTo("application/pdf");
        assertThat(attachment.size()).isEqualTo(5);
        assertThat(attachment.isInline()).isFalse();
        assertThat(read(attachment)).isEqualTo("abcde");
        assertThat(read(attachment)).isEqualTo("abcde");
    }

    @Test
    void aFileOfUnknownTypeIsBytes(@TempDir Path folder) throws IOException {
        assertThat(Attachment.of(Files.createFile(folder.resolve("x.unheard"))).type())
                .isEqualTo("application/octet-stream");
    }

    @Test
    void aFileThatIsNotThereIsToldAtOnce(@TempDir Path folder) {
        assertThatThrownBy(() -> Attachment.of(folder.resolve("gone.pdf"))).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("gone.pdf");
        assertThatThrownBy(() -> Attachment.of(folder)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aSourceIsOpenedAnewForEachReaderAndNotBefore() throws IOException {
        AtomicInteger opened = new AtomicInteger();
        Attachment attachment = Attachment.of("a.txt", "Text/Plain", 2, () -> {
            opened.incrementAndGet();
            return new ByteArrayInputStream("hi".getBytes(StandardCharsets.UTF_8));
        });
        Email.from("a@example.com").to("b@example.com").subject("s").text("t").attach(attachment).build();

        assertThat(opened).hasValue(0);
        assertThat(read(attachment) + read(attachment.inline("x"))).isEqualTo("hihi");
        assertThat(opened).hasValue(2);
        assertThat(attachment).hasToString("a.txt (text/plain, 2 bytes)");
    }

    private static String read(Attachment attachment) throws IOException {
        try (var in = attachment.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
