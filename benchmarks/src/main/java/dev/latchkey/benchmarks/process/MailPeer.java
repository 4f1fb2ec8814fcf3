package dev.latchkey.benchmarks.process;

import java.nio.file.Path;
import java.util.Optional;

/** A server that takes mails over SMTP from who signs in. */
public interface MailPeer {
    /** As tables call it. */
    String name();

    /**
     * Starts it; returns when it has greeted.
     *
     * @param directory an empty one
     * @return empty when it has no relay
     */
    Optional<RunningMail> start(Path directory);
}
