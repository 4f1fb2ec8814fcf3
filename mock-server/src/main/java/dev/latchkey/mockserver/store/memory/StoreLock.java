package dev.latchkey.mockserver.store.memory;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes each step on the memory's records one: many read at a time, or one writes. */
final class StoreLock {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    <T extends @Nullable Object> T read(Supplier<T> step) {
        return locked(lock.readLock(), step);
    }

    <T extends @Nullable Object> T write(Supplier<T> step) {
        return locked(lock.writeLock(), step);
    }

    private static <T extends @Nullable Object> T locked(Lock lock, Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }
}
