package dev.latchkey.mockserver.crypto;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.concurrent.locks.ReentrantLock;

/** Random numbers that nobody can foresee, drawn many at a time: that costs hardly more than drawing one. */
public final class BufferedSecureRandom {
    private static final int BUFFERED = 64;

    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock lock = new ReentrantLock();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFERED * Long.BYTES).limit(0);

    /** Another number. */
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
