package dev.latchkey.mockserver.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChanceTest {
    @Test
    void noNumberIsGivenTwiceHoweverManyAsk() {
        Chance chance = new Chance();
        Set<Long> given = ConcurrentHashMap.newKeySet();

        IntStream.range(0, 10_000).parallel().forEach(i -> given.add(chance.next()));

        assertThat(given).hasSize(10_000);
    }
}
