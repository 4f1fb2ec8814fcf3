package dev.latchkey.mockserver.smtp;

import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Memory for large mails: those that come in together get so much and no more, and are read one after the other, as that
 * takes several times their size for a moment.
 */
final class MailMemoryBudget {
    /** Mails up to here are not large: they are always taken, and need not wait for others. */
    static final int SMALL = 1 << 20;

    private final LongSupplier held;
    private final long most;
    private final Semaphore reading = new Semaphore(1);

    /**
     * Of so many bytes.
     *
     * @param held how many mails take at the moment
     */
    MailMemoryBudget(LongSupplier held, long most) {
        this.held = held;
        this.most = most;
    }

    /** Whether so many more bytes may be taken. */
    boolean hasFor(long more) {
        return held.getAsLong() + more <= most;
    }

    /** Does this while no other large mail is read. */
    <T> T withLock(Supplier<T> work) {
        reading.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            reading.release();
        }
    }
}
