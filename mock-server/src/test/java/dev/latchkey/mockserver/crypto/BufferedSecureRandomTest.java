package dev.latchkey.mockserver.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BufferedSecureRandomTest {
    @Test
    void noNumberIsReturnedTwiceToConcurrentCallers() {
        BufferedSecureRandom random = new BufferedSecureRandom();
        Set<Long> numbers = ConcurrentHashMap.newKeySet();

        IntStream.range(0, 10_000).parallel().forEach(i -> numbers.add(random.next()));

        assertThat(numbers).hasSize(10_000);
    }
}
