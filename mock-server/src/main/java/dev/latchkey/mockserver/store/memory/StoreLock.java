package dev.latchkey.mockserver.store.memory;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Read-write lock that makes each operation on the store atomic. */
final class StoreLock {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    <T extends @Nullable Object> T read(Supplier<T> operation) {
        return locked(lock.readLock(), operation);
    }

    <T extends @Nullable Object> T write(Supplier<T> operation) {
        return locked(lock.writeLock(), operation);
    }

    private static <T extends @Nullable Object> T locked(Lock lock, Supplier<T> operation) {
        lock.lock();
        try {
            return operation.get();
        } finally {
            lock.unlock();
        }
    }
}
