package dev.latchkey.mockserver.smtp;

import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Limit on the memory of large mails. It bounds the bytes of all incoming mails together. Large mails are parsed one at
 * a time, since that briefly takes several times their size.
 */
final class MailMemoryBudget {
    /** Maximum bytes of a small mail. Small mails are always accepted and do not wait for others. */
    static final int MAX_SMALL_SIZE = 1 << 20;

    private final LongSupplier usedBytes;
    private final long maxBytes;
    private final Semaphore largeMailPermit = new Semaphore(1);

    /**
     * Creates a budget.
     *
     * @param usedBytes returns the bytes that mails occupy now
     */
    MailMemoryBudget(LongSupplier usedBytes, long maxBytes) {
        this.usedBytes = usedBytes;
        this.maxBytes = maxBytes;
    }

    /** Returns true if this many more bytes may be allocated. */
    boolean canGrowBy(long more) {
        return usedBytes.getAsLong() + more <= maxBytes;
    }

    /** Runs the work while no other large mail is parsed. */
    <T> T withLock(Supplier<T> work) {
        largeMailPermit.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            largeMailPermit.release();
        }
    }
}
