package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.delivery.message.MessageSearch;
import dev.latchkey.mockserver.delivery.message.MessageService;
import dev.latchkey.mockserver.http.ServerResponse;
import dev.latchkey.mockserver.http.body.JsonBody;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.journal.RequestJournal;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.JournalEntry;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageCriteria;
import dev.latchkey.mockserver.model.MessageCriteria.Term;
import dev.latchkey.mockserver.model.Recipient;
import dev.latchkey.mockserver.rest.DurationParser;
import dev.latchkey.mockserver.rest.JsonResponses;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Verifies that the expected messages were sent. If not, reports near misses and refused requests. */
public final class VerifyEndpoint {
    private static final int MAX_SHOWN = 5;
    private static final int MAX_EXAMINED = 200;
    private static final int MAX_QUERY_LENGTH = 1_000;
    private static final int MAX_IN_ORDER = 100;

    private final AccountResolver accounts;
    private final MessageSearch search;
    private final MessageService messages;
    private final RequestJournal journal;

    public VerifyEndpoint(AccountResolver accounts, MessageSearch search, MessageService messages,
            RequestJournal journal) {
        this.accounts = accounts;
        this.search = search;
        this.messages = messages;
        this.journal = journal;
    }

    /**
     * Result of a verification.
     *
     * @param satisfied true if the number of messages is as expected
     * @param expected description of the expected number
     * @param found number of matching messages
     * @param matches first matching messages
     * @param nearMisses messages that miss only some criteria, if not satisfied
     * @param refused refused requests, the newest first, if not satisfied
     * @param cursor value of {@code after} for messages that arrive after this response
     */
    public record VerifyResult(boolean satisfied, String expected, int found, List<MessageSummary> matches,
            List<NearMiss> nearMisses,
            List<RefusedRequest> refused, String cursor) {}

    /** Summary of a message. */
    public record MessageSummary(String id, String channel, @Nullable String from, List<String> to,
            @Nullable String subject,
            String status, Instant accepted) {
        static MessageSummary of(Message message) {
            return new MessageSummary(message.id(), message.channel().wireName(), message.content().from(),
                    message.content().recipients().stream().map(Recipient::mailbox).toList(),
                    message.content().subject(), message.status().wireName(), message.accepted());
        }
    }

    /** A message and the search terms it does not match. */
    public record NearMiss(MessageSummary message, List<String> missed) {}

    /** A refused request; {@code account} is null if the key was unknown. */
    public record RefusedRequest(String id, Instant at, String source, String route, int status, String reason,
            @Nullable String account, @Nullable String keyId, String address) {
        static RefusedRequest of(JournalEntry entry) {
            return new RefusedRequest(entry.id(), entry.at(), entry.source().wireName(), entry.route(), entry.status(),
                    Objects.requireNonNullElse(entry.reason(), ""), entry.accountId(), entry.keyId(),
                    entry.address());
        }
    }

    public ServerResponse verify(ControlRequest request) {
        ControlQueryParameters query = request.query();
        Account account = accounts.resolve(query);
        JsonObjectReader fields = JsonBody.fields(request.httpRequest());
        String text = fields.optionalText("q", 0, MAX_QUERY_LENGTH);
        long after = after(fields);
        Duration wait = Objects.requireNonNullElse(DurationParser.read(fields, "wait", MessageEndpoints.MAX_WAIT),
                Duration.ZERO);
        List<String> order = order(fields);
        ExpectedCount expectedCount = ExpectedCount.read(fields);
        fields.finish();
        return JsonResponses.json(200, order.isEmpty()
                ? verifyCount(search.criteria(account.id(), text), after, expectedCount, wait)
                : verifyOrder(order.stream().map(each -> search.criteria(account.id(), each)).toList(), after, wait));
    }

    private VerifyResult verifyCount(MessageCriteria criteria, long after, ExpectedCount expectedCount,
            Duration maxWait) {
        List<Message> found = await(criteria, after, expectedCount, maxWait);
        return result(expectedCount.allows(found.size()), expectedCount.describe(), found, criteria, after);
    }

    /**
     * Finds, for each query, the first message after the match of the previous query. If this greedy choice fails, no other
     * choice succeeds.
     */
    private VerifyResult verifyOrder(List<MessageCriteria> order, long after, Duration maxWait) {
        long deadline = System.nanoTime() + maxWait.toNanos();
        List<Message> found = new ArrayList<>();
        long cursor = after;
        for (MessageCriteria next : order) {
            List<Message> more = search
                    .find(next, cursor, 1, Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))
                    .messages();
            if (more.isEmpty()) {
                break;
            }
            found.add(more.get(0));
            cursor = more.get(0).position();
        }
        boolean satisfied = found.size() == order.size();
        return result(satisfied, ExpectedCount.messages(order.size()) + ", one after the other", found,
                satisfied ? order.get(0) : order.get(found.size()), cursor);
    }

    /** Builds the result. Near misses are searched by {@code criteria}, after the cursor {@code after}. */
    private VerifyResult result(boolean satisfied, String expected, List<Message> found, MessageCriteria criteria,
            long after) {
        long cursor = found.isEmpty() ? after : found.get(found.size() - 1).position();
        return new VerifyResult(satisfied, expected, found.size(),
                found.stream().limit(MAX_SHOWN).map(MessageSummary::of).toList(),
                satisfied ? List.of() : nearMisses(criteria, after, found),
                satisfied ? List.of() : refusedRequests(criteria.accountId()), Long.toString(cursor));
    }

    /**
     * Waits until the minimum is reached or, without a minimum, until the maximum is exceeded. Either ends the wait at once,
     * so that a long maximum wait does not slow down a test that passes.
     */
    private List<Message> await(MessageCriteria criteria, long after, ExpectedCount expectedCount, Duration maxWait) {
        int enough = expectedCount.min() > 0 ? expectedCount.min() : expectedCount.max() + 1;
        long deadline = System.nanoTime() + maxWait.toNanos();
        List<Message> found = new ArrayList<>();
        long cursor = after;
        while (true) {
            int missing = Math.max(1, enough - found.size());
            Duration left = found.size() >= enough
                    ? Duration.ZERO
                    : Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            MessageSearch.SearchResult more = search.find(criteria, cursor, missing, left);
            found.addAll(more.messages());
            cursor = more.cursor();
            boolean last = more.messages().size() < MessageEndpoints.MAX_COUNT;
            if (last && (found.size() >= enough || !more.enough()) || found.size() > ExpectedCount.MAX_COUNT) {
                return found;
            }
        }
    }

    private List<NearMiss> nearMisses(MessageCriteria criteria, long after, List<Message> found) {
        if (criteria.terms().isEmpty()) {
            return List.of();
        }
        Map<Term, Set<String>> idsByTerm = new LinkedHashMap<>();
        for (Term term : criteria.terms()) {
            idsByTerm.put(term,
                    newest(new MessageCriteria(criteria.accountId(), List.of(term))).stream().map(Message::id)
                            .collect(Collectors.toSet()));
        }
        Set<String> matchingIds = found.stream().map(Message::id).collect(Collectors.toCollection(HashSet::new));
        return newest(MessageCriteria.all(criteria.accountId())).stream()
                .filter(message -> message.position() > after && !matchingIds.contains(message.id()))
                .map(message -> new NearMiss(MessageSummary.of(message),
                        idsByTerm.entrySet().stream().filter(entry -> !entry.getValue().contains(message.id()))
                                .map(entry -> SearchTermFormatter.of(entry.getKey())).toList()))
                .sorted(Comparator.comparingInt(miss -> miss.missed().size())).limit(MAX_SHOWN).toList();
    }

    private List<Message> newest(MessageCriteria criteria) {
        return messages.newest(criteria, null, MAX_EXAMINED);
    }

    /** Returns refused requests of the account and of unknown callers, since a wrong key does not reveal its account. */
    private List<RefusedRequest> refusedRequests(String accountId) {
        return journal.newest(null, null, true, null, MAX_EXAMINED).stream()
                .filter(entry -> entry.accountId() == null || entry.accountId().equals(accountId))
                .filter(entry -> !entry.route().contains(ControlRequest.PATH_PREFIX)).limit(MAX_SHOWN)
                .map(RefusedRequest::of)
                .toList();
    }

    private static List<String> order(JsonObjectReader fields) {
        List<String> order = fields.texts("inOrder", 0, MAX_IN_ORDER);
        if (order.isEmpty() && fields.isGiven("inOrder")) {
            fields.problem("inOrder", "out-of-range",
                    "This has no query, so nothing would be verified. Add queries, or omit it.");
        }
        for (int i = 0; i < order.size(); i++) {
            if (order.get(i).isBlank() || order.get(i).length() > MAX_QUERY_LENGTH) {
                fields.problem("inOrder/" + i, "out-of-range",
                        "This must have 1 to " + MAX_QUERY_LENGTH + " characters.");
            }
        }
        if (!order.isEmpty() && (fields.isGiven("q") || fields.isGiven("times"))) {
            fields.problem("inOrder", "contradiction", "This cannot be combined with 'q' or 'times'.");
        }
        return order;
    }

    private static long after(JsonObjectReader fields) {
        String text = fields.optionalText("after", 0, 20);
        if (text == null) {
            return 0;
        }
        if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            fields.problem("after", "unknown", "This is not a valid cursor. Send the 'cursor' of a previous response.");
            return 0;
        }
        return Long.parseLong(text);
    }
}
