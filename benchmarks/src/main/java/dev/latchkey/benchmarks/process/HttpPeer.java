package dev.latchkey.benchmarks.process;

import java.nio.file.Path;

/** A server that takes the same SMS as the others over HTTP. */
public interface HttpPeer {
    /** As tables call it. */
    String name();

    /**
     * Starts it; returns when it has answered its first send.
     *
     * @param directory an empty one
     */
    RunningHttp start(Path directory);
}
