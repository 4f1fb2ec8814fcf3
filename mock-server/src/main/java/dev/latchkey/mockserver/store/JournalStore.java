package dev.latchkey.mockserver.store;

import dev.latchkey.mockserver.model.JournalEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was asked. Only the newest entries are kept. */
public interface JournalStore {
    /** Adds an entry: on disk soon, but seen at once by whoever reads after this returned. */
    void add(JournalEntry entry);

    /**
     * Entries, the newest first.
     *
     * @param before only those older than the entry of this id; null for the newest
     * @param limit at most this many
     */
    List<JournalEntry> newest(Filter filter, @Nullable String before, int limit);

    /** How many entries were dropped for newer ones since the server started. */
    long dropped();

    /**
     * Which entries are wanted.
     *
     * @param accountId of this account only; null for every one
     * @param keyId of this key only; null for every one
     * @param refusedOnly only what was refused
     */
    record Filter(@Nullable String accountId, @Nullable String keyId, boolean refusedOnly) {
        /** Everything. */
        public static final Filter ALL = new Filter(null, null, false);

        /** Whether an entry is wanted. */
        public boolean matches(JournalEntry entry) {
            return (accountId == null || accountId.equals(entry.accountId()))
                    && (keyId == null || keyId.equals(entry.keyId())) && (!refusedOnly || entry.reason() != null);
        }
    }
}
