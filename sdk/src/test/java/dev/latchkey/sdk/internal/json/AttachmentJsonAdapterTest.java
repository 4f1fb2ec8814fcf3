package dev.latchkey.sdk.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.sdk.message.Attachment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import okio.Buffer;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentJsonAdapterTest {
    record Letter(String text, List<Attachment> files, String end) {}

    /** Attachment that counts how often it is opened and is read in small pieces. */
    private static Attachment file(byte[] bytes, long announced, AtomicInteger opened) {
        return Attachment.of("invoice.pdf", "application/pdf", announced, () -> {
            opened.incrementAndGet();
            return new ByteArrayInputStream(bytes) {
                @Override
                public synchronized int read(byte[] target, int from, int length) {
                    return super.read(target, from, Math.min(length, 1000));
                }
            };
        });
    }

    private static Attachment file(byte[] bytes) {
        return file(bytes, bytes.length, new AtomicInteger());
    }

    @Property(tries = 200)
    void aFileIsWrittenInBase64WithTheLengthThatWasTold(@ForAll @IntRange(max = 40_000) int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        JsonDocument document = Json.format(Letter.class)
                .document(new Letter("ä", List.of(file(bytes), file(new byte[0])), "e"));

        String base64 = Base64.getEncoder().encodeToString(bytes);
        String expected = "{\"text\":\"ä\",\"files\":[\"" + base64 + "\",\"\"],\"end\":\"e\"}";
        for (int i = 0; i < 2; i++) {
            Buffer sent = new Buffer();
            document.writeTo(sent);
            assertThat(document.length()).isEqualTo(sent.size());
            assertThat(sent.readUtf8()).isEqualTo(expected);
        }
    }

    @Test
    void aFileIsNotOpenedBeforeItIsWrittenAndAnewEachTime() throws IOException {
        AtomicInteger opened = new AtomicInteger();
        JsonDocument document = Json.format(Letter.class)
                .document(new Letter("t", List.of(file(new byte[10], 10, opened)), "e"));

        assertThat(opened).hasValue(0);
        document.writeTo(Okio.buffer(Okio.blackhole()));
        document.writeTo(Okio.buffer(Okio.blackhole()));
        assertThat(opened).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 9_999, 10_001, 6144, 12_288})
    void aFileThatIsNotAsLongAsItSaidEndsTheDocumentBeforeItLooksWhole(long announced) {
        JsonDocument document = Json.format(Letter.class).document(
                new Letter("t", List.of(file(new byte[10_000], announced, new AtomicInteger())), "e"));
        Buffer sent = new Buffer();

        assertThatExceptionOfType(UnreadableAttachmentException.class).isThrownBy(() -> document.writeTo(sent))
                .withMessageContaining("invoice.pdf").withMessageContaining(announced + " bytes");
        assertThat(sent.size()).isLessThan(document.length());
    }

    @Test
    void aFileThatCannotBeReadSaysWhichAndEndsTheDocument() {
        Attachment broken = Attachment.of("gone.pdf", "application/pdf", 5, () -> {
            throw new IOException("no such file");
        });
        JsonDocument document = Json.format(Letter.class).document(new Letter("t", List.of(broken), "e"));

        assertThatExceptionOfType(UnreadableAttachmentException.class).isThrownBy(() -> document.writeTo(new Buffer()))
                .withMessageContaining("gone.pdf").withRootCauseInstanceOf(IOException.class);
    }

    @Test
    void encodedAtOnceItIsTheSameText() {
        Letter letter = new Letter("t", List.of(file("Hello".getBytes(UTF_8))), "e");

        assertThat(new String(Json.encode(letter), UTF_8))
                .isEqualTo("{\"text\":\"t\",\"files\":[\"SGVsbG8=\"],\"end\":\"e\"}");
    }
}
