package dev.latchkey.mockserver.store;

import dev.latchkey.mockserver.model.JournalEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Store of journal entries. Only the newest entries are kept. */
public interface JournalStore {
    /** Adds an entry. Readers see it as soon as this returns, but it may be written to disk later. */
    void add(JournalEntry entry);

    /**
     * The matching entries, newest first.
     *
     * @param before id of the last entry of the previous page; null for the first page
     * @param limit maximum number of entries
     */
    List<JournalEntry> newest(Filter filter, @Nullable String before, int limit);

    /** The number of entries dropped in favor of newer ones since the server started. */
    long dropped();

    /**
     * Filter of journal entries.
     *
     * @param accountId only entries of this account; null for all
     * @param keyId only entries of this key; null for all
     * @param refusedOnly only refused requests
     */
    record Filter(@Nullable String accountId, @Nullable String keyId, boolean refusedOnly) {
        /** Matches all entries. */
        public static final Filter ALL = new Filter(null, null, false);

        /** Returns true if the entry matches the filter. */
        public boolean matches(JournalEntry entry) {
            return (accountId == null || accountId.equals(entry.accountId()))
                    && (keyId == null || keyId.equals(entry.keyId())) && (!refusedOnly || entry.reason() != null);
        }
    }
}
