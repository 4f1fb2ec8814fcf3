package dev.latchkey.sdk.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
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

class FilesInDocumentsTest {
    /** A letter with files. */
    record Letter(String text, List<Content> files, String end) {}

    /** A file that is there, that says how often it was opened, and that comes in small pieces. */
    private record Bytes(byte[] bytes, long size, AtomicInteger opened) implements Content {
        Bytes(byte[] bytes) {
            this(bytes, bytes.length, new AtomicInteger());
        }

        @Override
        public String name() {
            return "invoice.pdf";
        }

        @Override
        public InputStream open() {
            opened.incrementAndGet();
            return new ByteArrayInputStream(bytes) {
                @Override
                public synchronized int read(byte[] target, int from, int length) {
                    return super.read(target, from, Math.min(length, 1000));
                }
            };
        }
    }

    @Property(tries = 200)
    void aFileIsWrittenInBase64WithTheLengthThatWasTold(@ForAll @IntRange(max = 40_000) int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        JsonDocument document = Json.format(Letter.class)
                .document(new Letter("ä", List.of(new Bytes(bytes), new Bytes(new byte[0])), "e"));

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
        Bytes file = new Bytes(new byte[10]);
        JsonDocument document = Json.format(Letter.class).document(new Letter("t", List.of(file), "e"));

        assertThat(file.opened()).hasValue(0);
        document.writeTo(Okio.buffer(Okio.blackhole()));
        document.writeTo(Okio.buffer(Okio.blackhole()));
        assertThat(file.opened()).hasValue(2);
    }

    @Test
    void aFileOfUnknownSizeHasNoLengthAndIsWrittenAllTheSame() throws IOException {
        JsonDocument document = Json.format(Letter.class)
                .document(new Letter("t", List.of(new Bytes(new byte[20_000], -1, new AtomicInteger())), "e"));
        Buffer sent = new Buffer();

        document.writeTo(sent);

        assertThat(document.length()).isEqualTo(-1);
        assertThat(sent.readUtf8()).contains(Base64.getEncoder().encodeToString(new byte[20_000]));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 9_999, 10_001, 6144, 12_288})
    void aFileThatIsNotAsLongAsItSaidEndsTheDocumentBeforeItLooksWhole(long announced) {
        JsonDocument document = Json.format(Letter.class).document(
                new Letter("t", List.of(new Bytes(new byte[10_000], announced, new AtomicInteger())), "e"));
        Buffer sent = new Buffer();

        assertThatExceptionOfType(ContentException.class).isThrownBy(() -> document.writeTo(sent))
                .withMessageContaining("invoice.pdf").withMessageContaining(announced + " bytes");
        assertThat(sent.size()).isLessThan(document.length());
    }

    @Test
    void aFileThatCannotBeReadSaysWhichAndEndsTheDocument() {
        Content broken = new Content() {
            @Override
            public String name() {
                return "gone.pdf";
            }

            @Override
            public long size() {
                return 5;
            }

            @Override
            public InputStream open() throws IOException {
                throw new IOException("no such file");
            }
        };
        JsonDocument document = Json.format(Letter.class).document(new Letter("t", List.of(broken), "e"));

        assertThatExceptionOfType(ContentException.class).isThrownBy(() -> document.writeTo(new Buffer()))
                .withMessageContaining("gone.pdf").withRootCauseInstanceOf(IOException.class);
    }

    @Test
    void encodedAtOnceItIsTheSameText() {
        Letter letter = new Letter("t", List.of(new Bytes("Hello".getBytes(UTF_8))), "e");

        assertThat(new String(Json.encode(letter), UTF_8))
                .isEqualTo("{\"text\":\"t\",\"files\":[\"SGVsbG8=\"],\"end\":\"e\"}");
    }
}
