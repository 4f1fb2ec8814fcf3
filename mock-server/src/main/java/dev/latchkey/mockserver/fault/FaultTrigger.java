package dev.latchkey.mockserver.fault;

/** Which of the occasions that fit a rule it fires for. They are counted from 1. */
public sealed interface FaultTrigger {
    /** Whether it is the turn of the occasion of this number. */
    boolean fires(long number);

    /** For all. */
    record Always() implements FaultTrigger {
        @Override
        public boolean fires(long number) {
            return true;
        }
    }

    /**
     * For so many, and then never again.
     *
     * @param count how many, at least 1
     * @param after how many are let pass before
     */
    record Next(long count, long after) implements FaultTrigger {
        @Override
        public boolean fires(long number) {
            return number > after && number <= after + count;
        }
    }

    /** For every n-th. */
    record Every(long n) implements FaultTrigger {
        @Override
        public boolean fires(long number) {
            return number % n == 0;
        }
    }

    /**
     * For a share of them, picked by chance; the same seed picks the same ones.
     *
     * @param share from 0 to 1
     * @param seed of the chance
     */
    record Share(double share, long seed) implements FaultTrigger {
        @Override
        public boolean fires(long number) {
            return SeededRandom.share(seed, number) < share;
        }
    }
}
