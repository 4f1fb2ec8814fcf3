package dev.latchkey.mockserver.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Answers that come damaged, of requests that were done. */
interface ResponseFaultContract extends ContractFixture {
    @Test
    default void anAnswerIsCutOff() {
        Key key = tenant().key();
        tenant().fault("answer", ContractFixture.effect("truncate", Map.of("bytes", 7)));

        String answer = wholeAnswer(key);

        assertThat(answer).startsWith("HTTP/1.1 2");
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4).replace("<reset>", "");
        assertThat(body).hasSize(7);
        assertThat(contentLength(answer)).isGreaterThan(7);
        assertThatThrownBy(() -> send(key)).isInstanceOf(UncheckedIOException.class);
        assertThat(tenant().messages()).hasSize(2);
    }

    @Test
    default void anAnswerIsMalformed() {
        Key key = tenant().key();
        String rule = tenant().fault("answer", ContractFixture.effect("malformed", Map.of()));

        assertThatThrownBy(() -> send(key)).isInstanceOf(UncheckedIOException.class);

        assertThat(tenant().messages()).hasSize(1);
        assertThat(tenant().newestEntry().get("fault")).isEqualTo(rule);
    }

    @Test
    default void anAnswerComesSlowly() {
        Key key = tenant().key();
        String quick = send(key).body();
        tenant().fault("answer", ContractFixture.effect("slow", Map.of("bytes", quick.length() / 4, "pause", "60ms")));

        long start = System.nanoTime();
        Reply reply = send(key);

        assertAccepted(reply);
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(180_000_000L);
    }

    @Test
    default void anAnswerIsLost() {
        Key key = tenant().key();
        tenant().fault("answer", ContractFixture.effect("close", Map.of()));

        assertThat(wholeAnswer(key)).isEmpty();
        assertThat(tenant().messages()).hasSize(1);
    }

    private String wholeAnswer(Key key) {
        try (Http.Connection connection = http().connect()) {
            return connection.write(words().as(key, sending()).with("Connection", "close").wire()).rest();
        }
    }

    private static int contentLength(String answer) {
        return answer.toLowerCase(Locale.ROOT).lines().filter(line -> line.startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip())).findFirst().orElse(Integer.MAX_VALUE);
    }
}
