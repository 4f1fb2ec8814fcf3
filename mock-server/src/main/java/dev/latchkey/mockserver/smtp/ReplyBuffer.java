package dev.latchkey.mockserver.smtp;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;

/** Buffer of unsent replies, so that a client that pipelines gets them together. Used by one thread. */
final class ReplyBuffer {
    private static final int INITIAL_SIZE = 512;

    private ByteBuffer bytes = ByteBuffer.allocate(INITIAL_SIZE);

    void add(byte[] reply) {
        if (bytes.remaining() < reply.length) {
            int needed = bytes.position() + reply.length;
            bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), Math.max(needed, bytes.capacity() * 2)))
                    .position(bytes.position());
        }
        bytes.put(reply);
    }

    boolean isEmpty() {
        return bytes.position() == 0;
    }

    /** Writes as many bytes as the channel accepts without blocking. */
    void writeTo(WritableByteChannel to) throws IOException {
        bytes.flip();
        try {
            to.write(bytes);
        } finally {
            bytes.compact();
        }
        shrink();
    }

    /** Writes all bytes. */
    void writeTo(OutputStream to) throws IOException {
        to.write(bytes.array(), 0, bytes.position());
        to.flush();
        bytes.clear();
        shrink();
    }

    private void shrink() {
        if (isEmpty() && bytes.capacity() > INITIAL_SIZE) {
            bytes = ByteBuffer.allocate(INITIAL_SIZE);
        }
    }
}
