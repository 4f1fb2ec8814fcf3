package dev.latchkey.mockserver.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BufferedSecureRandomTest {
    @Test
    void noNumberIsGivenTwiceHoweverManyAsk() {
        BufferedSecureRandom random = new BufferedSecureRandom();
        Set<Long> given = ConcurrentHashMap.newKeySet();

        IntStream.range(0, 10_000).parallel().forEach(i -> given.add(random.next()));

        assertThat(given).hasSize(10_000);
    }
}
