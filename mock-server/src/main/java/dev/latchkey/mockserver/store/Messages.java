package dev.latchkey.mockserver.store;

import dev.latchkey.mockserver.model.Message;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Captured messages. */
public interface Messages {
    /** Adds a message. */
    void add(Message message);

    /** A message of this account. */
    Optional<Message> find(String accountId, String id);

    /**
     * Messages of an account, the newest first.
     *
     * @param before only those older than the message of this id; null for the newest
     * @param limit at most this many
     */
    List<Message> page(String accountId, @Nullable String before, int limit);
}
