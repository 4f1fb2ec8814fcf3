package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.account.IdGenerator;
import dev.latchkey.mockserver.http.ServerResponse;
import dev.latchkey.mockserver.journal.RequestJournal;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.JournalEntry;
import dev.latchkey.mockserver.rest.JsonResponses;
import dev.latchkey.mockserver.rest.ResultPage;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Endpoints for the request journal. */
public final class JournalEndpoints {
    private static final Pattern CURSOR = Pattern.compile("req_" + IdGenerator.PATTERN);
    private static final int MAX_COUNT = 500;
    private static final int DEFAULT_LIMIT = 100;

    private final AccountResolver accounts;
    private final RequestJournal journal;

    public JournalEndpoints(AccountResolver accounts, RequestJournal journal) {
        this.accounts = accounts;
        this.journal = journal;
    }

    /**
     * A page of the journal, the newest request first.
     *
     * @param next value of {@code before} for the next page; null on the last page
     */
    public record JournalPage(List<JournalEntryView> items, @Nullable String next) {}

    /** A request in the journal. */
    public record JournalEntryView(String id, Instant at, String source, @Nullable String account,
            @Nullable String keyId,
            String route, int status, @Nullable String reason, String address, @Nullable String messageId,
            @Nullable String fault, long micros) {
        static JournalEntryView of(JournalEntry entry) {
            return new JournalEntryView(entry.id(), entry.at(), entry.source().wireName(), entry.accountId(),
                    entry.keyId(),
                    entry.route(), entry.status(), entry.reason(), entry.address(), entry.messageId(), entry.fault(),
                    entry.micros());
        }
    }

    public ServerResponse list(ControlRequest request) {
        ControlQueryParameters query = request.query();
        String key = query.text("key");
        boolean refused = query.flag("refused");
        int limit = (int) query.number("limit", 1, MAX_COUNT, DEFAULT_LIMIT);
        String before = query.text("before");
        if (before != null && !CURSOR.matcher(before).matches()) {
            query.problem("before", "unknown",
                    "This is not a valid cursor. Send the 'next' of the previous page, or leave it out for the newest entries.");
        }
        Account account = accounts.resolveOptional(query);
        ResultPage<JournalEntryView> page = ResultPage.first(
                journal.newest(account == null ? null : account.id(), key, refused, before, limit + 1), limit,
                JournalEntry::id).map(JournalEntryView::of);
        return JsonResponses.json(200, new JournalPage(page.items(), page.next()));
    }
}
