package dev.latchkey.mockserver.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Faults in the responses of requests that took effect. */
interface ResponseFaultContract extends ContractFixture {
    @Test
    default void anAnswerIsCutOff() {
        TestKey key = account().key();
        account().fault("answer", ContractFixture.effect("truncate", Map.of("bytes", 7)));

        String response = rawResponse(key);

        assertThat(response).startsWith("HTTP/1.1 2");
        String body = response.substring(response.indexOf("\r\n\r\n") + 4).replace("<reset>", "");
        assertThat(body).hasSize(7);
        assertThat(contentLength(response)).isGreaterThan(7);
        assertThatThrownBy(() -> send(key)).isInstanceOf(UncheckedIOException.class);
        assertThat(account().messages()).hasSize(2);
    }

    @Test
    default void anAnswerIsMalformed() {
        TestKey key = account().key();
        String rule = account().fault("answer", ContractFixture.effect("malformed", Map.of()));

        assertThatThrownBy(() -> send(key)).isInstanceOf(UncheckedIOException.class);

        assertThat(account().messages()).hasSize(1);
        assertThat(account().newestEntry().get("fault")).isEqualTo(rule);
    }

    @Test
    default void anAnswerComesSlowly() {
        TestKey key = account().key();
        String quick = send(key).body();
        account().fault("answer", ContractFixture.effect("slow", Map.of("bytes", quick.length() / 4, "pause", "60ms")));

        long start = System.nanoTime();
        TestResponse response = send(key);

        assertAccepted(response);
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(180_000_000L);
    }

    @Test
    default void anAnswerIsLost() {
        TestKey key = account().key();
        account().fault("answer", ContractFixture.effect("close", Map.of()));

        assertThat(rawResponse(key)).isEmpty();
        assertThat(account().messages()).hasSize(1);
    }

    private String rawResponse(TestKey key) {
        try (HttpTestClient.Connection connection = http().connect()) {
            return connection.write(profile().authenticate(key, sendRequest()).with("Connection", "close").wire())
                    .rest();
        }
    }

    private static int contentLength(String response) {
        return response.toLowerCase(Locale.ROOT).lines().filter(line -> line.startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip())).findFirst().orElse(Integer.MAX_VALUE);
    }
}
