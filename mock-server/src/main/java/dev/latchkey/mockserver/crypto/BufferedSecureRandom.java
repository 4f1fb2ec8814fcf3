package dev.latchkey.mockserver.crypto;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Source of cryptographically secure random numbers. Generates many at a time, because that costs hardly more than one.
 */
public final class BufferedSecureRandom {
    private static final int BUFFERED = 64;

    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock lock = new ReentrantLock();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFERED * Long.BYTES).limit(0);

    /** Returns the next random number. */
    public long next() {
        lock.lock();
        try {
            if (!buffer.hasRemaining()) {
                random.nextBytes(buffer.array());
                buffer.clear();
            }
            return buffer.getLong();
        } finally {
            lock.unlock();
        }
    }
}
