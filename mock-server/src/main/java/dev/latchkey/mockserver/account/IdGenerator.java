package dev.latchkey.mockserver.account;

import dev.latchkey.mockserver.crypto.BufferedSecureRandom;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Generates ids: a prefix for the type, 12 characters of time and 8 random ones. All are lower-case, so that ids sort
 * by time in the collation of every database. The ids of one server are always in order, even if its clock is set back.
 */
public final class IdGenerator {
    /** Regular expression of the part after the prefix and its underscore. */
    public static final String PATTERN = "[0-9a-z]{20}";

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int BITS_PER_CHARACTER = 5;
    private static final int COUNTER_BITS = 12;
    private static final int TIME_CHARACTERS = 12;
    private static final int RANDOM_CHARACTERS = 8;

    private final InstantSource clock;
    private final BufferedSecureRandom random = new BufferedSecureRandom();
    private final AtomicLong last = new AtomicLong();

    /** Creates a generator that reads the time from this clock. */
    public IdGenerator(InstantSource clock) {
        this.clock = clock;
    }

    /** Returns a new id, {@code key_01jd…}. */
    public String next(String prefix) {
        StringBuilder id = new StringBuilder(prefix).append('_');
        append(id, time(), TIME_CHARACTERS);
        append(id, random.next(), RANDOM_CHARACTERS);
        return id.toString();
    }

    /**
     * Returns a new id with the random characters of another id of this server; their times differ. This is much
     * cheaper.
     */
    public String nextLike(String prefix, String other) {
        StringBuilder id = new StringBuilder(prefix).append('_');
        append(id, time(), TIME_CHARACTERS);
        return id.append(other, other.length() - RANDOM_CHARACTERS, other.length()).toString();
    }

    private long time() {
        long now = clock.millis() << COUNTER_BITS;
        return last.updateAndGet(previous -> Math.max(previous + 1, now));
    }

    private static void append(StringBuilder id, long bits, int characters) {
        for (int i = characters - 1; i >= 0; i--) {
            id.append(ALPHABET.charAt((int) (bits >>> i * BITS_PER_CHARACTER) & 31));
        }
    }
}
