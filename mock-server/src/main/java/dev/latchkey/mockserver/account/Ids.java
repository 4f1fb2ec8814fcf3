package dev.latchkey.mockserver.account;

import dev.latchkey.mockserver.crypto.BufferedSecureRandom;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes ids: a word for the kind, then 12 characters of time and 8 of chance, all lower-case, so that ids sort by time
 * in every database's idea of order. Two of one server never come out of order, even when its clock is set back.
 */
public final class Ids {
    /** What follows the word and its underscore. */
    public static final String PATTERN = "[0-9a-z]{20}";

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int BITS_PER_CHARACTER = 5;
    private static final int COUNTER_BITS = 12;
    private static final int TIME_CHARACTERS = 12;
    private static final int RANDOM_CHARACTERS = 8;

    private final InstantSource clock;
    private final BufferedSecureRandom random = new BufferedSecureRandom();
    private final AtomicLong last = new AtomicLong();

    /** Ids by this clock. */
    public Ids(InstantSource clock) {
        this.clock = clock;
    }

    /** A new id, {@code key_01jd…}. */
    public String next(String kind) {
        StringBuilder id = new StringBuilder(kind).append('_');
        append(id, time(), TIME_CHARACTERS);
        append(id, random.next(), RANDOM_CHARACTERS);
        return id.toString();
    }

    /** A new id that takes its chance from another of this server; their times differ. Costs much less. */
    public String nextLike(String kind, String other) {
        StringBuilder id = new StringBuilder(kind).append('_');
        append(id, time(), TIME_CHARACTERS);
        return id.append(other, other.length() - RANDOM_CHARACTERS, other.length()).toString();
    }

    private long time() {
        long now = clock.millis() << COUNTER_BITS;
        return last.updateAndGet(before -> Math.max(before + 1, now));
    }

    private static void append(StringBuilder id, long bits, int characters) {
        for (int i = characters - 1; i >= 0; i--) {
            id.append(ALPHABET.charAt((int) (bits >>> i * BITS_PER_CHARACTER) & 31));
        }
    }
}
