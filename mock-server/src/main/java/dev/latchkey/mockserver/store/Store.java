package dev.latchkey.mockserver.store;

import dev.latchkey.mockserver.model.StoreException;

/**
 * Everything the server keeps. Safe for use by many threads. Whatever changes accounts, keys, sessions or messages has
 * returned only when the change is stored for good, and is visible to every call that starts after that; the journal
 * and the last use of keys are written soon.
 *
 * <p>Every method may throw {@link StoreException}; nothing is then stored by half.
 */
public interface Store extends AutoCloseable {
    /** Accounts. */
    Accounts accounts();

    /** Keys. */
    Keys keys();

    /** Sessions. */
    Sessions sessions();

    /** Captured messages. */
    Messages messages();

    /** What was asked. */
    JournalEntries journal();

    /** Writes what is still to be written, and lets go of files. */
    @Override
    void close();
}
