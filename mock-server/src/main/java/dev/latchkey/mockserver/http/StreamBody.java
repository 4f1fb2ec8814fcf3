package dev.latchkey.mockserver.http;

import java.io.IOException;

/** A body that comes into being while it is sent. */
@FunctionalInterface
public interface StreamBody {
    /**
     * Writes the body; when this returns, the body is complete.
     *
     * @throws IOException when the caller is gone, as the sink says it
     */
    void write(StreamSink sink) throws IOException;
}
