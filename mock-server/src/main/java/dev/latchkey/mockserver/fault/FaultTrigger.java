package dev.latchkey.mockserver.fault;

/** Selects the matches of a rule for which it fires. Matches are counted from 1. */
public sealed interface FaultTrigger {
    /** Returns true if the rule fires for the match with this number. */
    boolean fires(long number);

    /** Fires for every match. */
    record Always() implements FaultTrigger {
        @Override
        public boolean fires(long number) {
            return true;
        }
    }

    /**
     * Fires for a number of matches, and then never again.
     *
     * @param count number of firings, at least 1
     * @param after number of matches to skip first
     */
    record Next(long count, long after) implements FaultTrigger {
        @Override
        public boolean fires(long number) {
            return number > after && number <= after + count;
        }
    }

    /** Fires for every n-th match. */
    record Every(long n) implements FaultTrigger {
        @Override
        public boolean fires(long number) {
            return number % n == 0;
        }
    }

    /**
     * Fires for a random share of the matches. The same seed selects the same ones.
     *
     * @param share probability from 0 to 1
     * @param seed seed of the random numbers
     */
    record Share(double share, long seed) implements FaultTrigger {
        @Override
        public boolean fires(long number) {
            return SeededRandom.share(seed, number) < share;
        }
    }
}
