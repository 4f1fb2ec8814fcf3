package dev.latchkey.mockserver.fault;

import java.util.SplittableRandom;

/** Repeatable random numbers. Each depends only on the seed and the number of the draw. */
final class SeededRandom {
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private SeededRandom() {}

    /** Uniformly distributed from 0, inclusive, to 1, exclusive. */
    static double share(long seed, long draw) {
        return at(seed, draw).nextDouble();
    }

    /** Normally distributed with mean 0 and standard deviation 1. */
    static double gaussian(long seed, long draw) {
        return at(seed, draw).nextGaussian();
    }

    private static SplittableRandom at(long seed, long draw) {
        // The generator mixes its state well, so neighboring draws are independent.
        return new SplittableRandom(seed * 31 + draw * GOLDEN).split();
    }
}
