package dev.latchkey.mockserver.delivery.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.Recipient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Size of messages. */
class MessageSizeTest {
    @Test
    void theSizeOfAMailIsThatOfItsSource() {
        byte[] source = "Subject: Hello\r\n\r\nA text that counts once".getBytes(StandardCharsets.US_ASCII);
        Content content = new Content("shop@example.com", List.of(Recipient.to("ann@example.com")), null, "Hello",
                "A text that counts once", null, List.of(), List.of(), List.of(), null);

        assertThat(MessageSize.of(content, source, List.of())).isEqualTo(source.length);
        assertThat(MessageSize.of(content, null, List.of(new byte[10]))).isGreaterThan(60);
    }
}
