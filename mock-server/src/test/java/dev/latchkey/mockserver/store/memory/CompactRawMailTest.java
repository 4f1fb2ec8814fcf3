package dev.latchkey.mockserver.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.model.Content;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompactRawMailTest {
    @Property(tries = 2_000)
    void aMailIsGivenBackByteForByteWhateverItsTextIs(@ForAll("texts") String head, @ForAll("texts") String body,
            @ForAll("texts") String text, @ForAll boolean same) {
        byte[] raw = (head + body).getBytes(StandardCharsets.UTF_8);
        Content content = content(same ? body.replace("\r\n", "\n") : text, null);

        assertThat(CompactRawMail.of(raw, content).restore(content)).isEqualTo(raw);
    }

    @Test
    void theTextOfAPlainMailIsKeptOnce() {
        byte[] raw = "Subject: x\r\n\r\nHello,\r\nAnn\r\n".getBytes(StandardCharsets.US_ASCII);
        Content plain = content("Hello,\nAnn\n", null);
        Content html = content(null, "Hello,\nAnn\n");

        for (Content content : List.of(plain, html)) {
            assertThat(CompactRawMail.of(raw, content).bytes()).asString().isEqualTo("Subject: x\r\n\r\n");
            assertThat(CompactRawMail.of(raw, content).restore(content)).isEqualTo(raw);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "b", "\r\n", "\n", "\r", "é", ".").list().ofMaxSize(12)
                .map(pieces -> String.join("", pieces));
    }

    private static Content content(@Nullable String text, @Nullable String html) {
        return new Content(null, List.of(), null, null, text, html, List.of(), List.of(), List.of(), null);
    }
}
