package dev.latchkey.mockserver.fault;

import java.util.SplittableRandom;

/** Chance that can be repeated: what is drawn depends on the seed and the number of the draw alone. */
final class SeededRandom {
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private SeededRandom() {}

    /** From 0, inclusive, to 1, exclusive. */
    static double share(long seed, long draw) {
        return at(seed, draw).nextDouble();
    }

    /** Around 0, with a standard deviation of 1. */
    static double gaussian(long seed, long draw) {
        return at(seed, draw).nextGaussian();
    }

    private static SplittableRandom at(long seed, long draw) {
        // The generator mixes its state well, so neighbouring draws have nothing to do with one another.
        return new SplittableRandom(seed * 31 + draw * GOLDEN).split();
    }
}
