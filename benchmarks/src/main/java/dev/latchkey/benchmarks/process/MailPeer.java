package dev.latchkey.benchmarks.process;

import java.nio.file.Path;
import java.util.Optional;

/** A server that accepts mails over SMTP from an authenticated client. */
public interface MailPeer {
    /** Returns the name in tables. */
    String name();

    /**
     * Starts it. Returns after its greeting.
     *
     * @param directory an empty directory
     * @return empty if it has no relay
     */
    Optional<RunningMail> start(Path directory);
}
