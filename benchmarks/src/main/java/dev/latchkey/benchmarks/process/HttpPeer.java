package dev.latchkey.benchmarks.process;

import java.nio.file.Path;

/** A server that accepts the same SMS over HTTP as its peers. */
public interface HttpPeer {
    /** Returns the name in tables. */
    String name();

    /**
     * Starts it. Returns after the response to its first send.
     *
     * @param directory an empty directory
     */
    RunningHttp start(Path directory);
}
