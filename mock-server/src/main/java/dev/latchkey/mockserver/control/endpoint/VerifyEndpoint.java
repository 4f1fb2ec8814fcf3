package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.rest.DurationParser;

import dev.latchkey.mockserver.journal.Journal;
import dev.latchkey.mockserver.delivery.message.MessageSearch;
import dev.latchkey.mockserver.delivery.message.MessageService;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.http.body.JsonBody;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.Criteria;
import dev.latchkey.mockserver.model.Criteria.Term;
import dev.latchkey.mockserver.model.JournalEntry;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.Recipient;
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

/** Says whether the right messages were sent; and if not, what was sent instead, and what was refused. */
public final class VerifyEndpoint {
    private static final int SHOWN = 5;
    private static final int LOOKED_AT = 200;
    private static final int MAX_QUERY_LENGTH = 1_000;
    private static final int MAX_IN_ORDER = 100;

    private final AccountResolver accounts;
    private final MessageSearch search;
    private final MessageService messages;
    private final Journal journal;

    public VerifyEndpoint(AccountResolver accounts, MessageSearch search, MessageService messages, Journal journal) {
        this.accounts = accounts;
        this.search = search;
        this.messages = messages;
        this.journal = journal;
    }

    /**
     * What came of it.
     *
     * @param satisfied whether there are as many messages as there should be
     * @param expected how many there should be, in words
     * @param found how many there are
     * @param matches the first of them
     * @param nearMisses where it is not satisfied: messages that fit all but some of the criteria
     * @param refused where it is not satisfied: requests that were refused, the newest first
     * @param cursor what to send as {@code after} for those that are new after this answer
     */
    public record VerifyResult(boolean satisfied, String expected, int found, List<MessageSummary> matches,
            List<NearMiss> nearMisses,
            List<Refusal> refused, String cursor) {}

    /** A message in short. */
    public record MessageSummary(String id, String channel, @Nullable String from, List<String> to,
            @Nullable String subject,
            String status, Instant accepted) {
        static MessageSummary of(Message message) {
            return new MessageSummary(message.id(), message.channel().wireName(), message.content().from(),
                    message.content().recipients().stream().map(Recipient::mailbox).toList(),
                    message.content().subject(), message.status().wireName(), message.accepted());
        }
    }

    /** A message, and the criteria it misses as they would be written in a query. */
    public record NearMiss(MessageSummary message, List<String> missed) {}

    /** A request that was refused; without an account where its key was not known. */
    public record Refusal(String id, Instant at, String source, String route, int status, String reason,
            @Nullable String account, @Nullable String keyId, String address) {
        static Refusal of(JournalEntry entry) {
            return new Refusal(entry.id(), entry.at(), entry.source().wireName(), entry.route(), entry.status(),
                    Objects.requireNonNullElse(entry.reason(), ""), entry.accountId(), entry.keyId(),
                    entry.address());
        }
    }

    public Response verify(ControlRequest request) {
        ControlQueryParameters query = request.query();
        Account account = accounts.of(query);
        JsonObjectReader fields = JsonBody.fields(request.request());
        String text = fields.optionalText("q", 0, MAX_QUERY_LENGTH);
        long after = after(fields);
        Duration wait = Objects.requireNonNullElse(DurationParser.read(fields, "wait", MessageEndpoints.MAX_WAIT),
                Duration.ZERO);
        List<String> order = order(fields);
        ExpectedCount expectedCount = ExpectedCount.read(fields);
        fields.finish();
        return JsonResponses.json(200, order.isEmpty()
                ? number(search.criteria(account.id(), text), after, expectedCount, wait)
                : inOrder(order.stream().map(each -> search.criteria(account.id(), each)).toList(), after, wait));
    }

    private VerifyResult number(Criteria criteria, long after, ExpectedCount expectedCount, Duration wait) {
        List<Message> found = await(criteria, after, expectedCount, wait);
        return verdict(expectedCount.allows(found.size()), expectedCount.describe(), found, criteria, after);
    }

    /** Of each query the first message that came after the one before it: if that does not fit, no other choice does. */
    private VerifyResult inOrder(List<Criteria> order, long after, Duration wait) {
        long ends = System.nanoTime() + wait.toNanos();
        List<Message> found = new ArrayList<>();
        long cursor = after;
        for (Criteria next : order) {
            List<Message> more = search.find(next, cursor, 1, Duration.ofNanos(Math.max(0, ends - System.nanoTime())))
                    .messages();
            if (more.isEmpty()) {
                break;
            }
            found.add(more.get(0));
            cursor = more.get(0).position();
        }
        boolean satisfied = found.size() == order.size();
        return verdict(satisfied, ExpectedCount.messages(order.size()) + ", one after the other", found,
                satisfied ? order.get(0) : order.get(found.size()), cursor);
    }

    /** What came of it; near misses are of these criteria, and after this cursor. */
    private VerifyResult verdict(boolean satisfied, String expected, List<Message> found, Criteria criteria,
            long after) {
        long cursor = found.isEmpty() ? after : found.get(found.size() - 1).position();
        return new VerifyResult(satisfied, expected, found.size(),
                found.stream().limit(SHOWN).map(MessageSummary::of).toList(),
                satisfied ? List.of() : nearMisses(criteria, after, found),
                satisfied ? List.of() : refused(criteria.accountId()), Long.toString(cursor));
    }

    /**
     * Waits until there are as many as there should be; where there can be too many only, until there are. Both end the
     * wait at once, so that a long one costs a right program nothing.
     */
    private List<Message> await(Criteria criteria, long after, ExpectedCount expectedCount, Duration wait) {
        int enough = expectedCount.least() > 0 ? expectedCount.least() : expectedCount.most() + 1;
        long ends = System.nanoTime() + wait.toNanos();
        List<Message> found = new ArrayList<>();
        long cursor = after;
        while (true) {
            int missing = Math.max(1, enough - found.size());
            Duration left = found.size() >= enough
                    ? Duration.ZERO
                    : Duration.ofNanos(Math.max(0, ends - System.nanoTime()));
            MessageSearch.SearchResult more = search.find(criteria, cursor, missing, left);
            found.addAll(more.messages());
            cursor = more.cursor();
            boolean last = more.messages().size() < MessageEndpoints.MAX_COUNT;
            if (last && (found.size() >= enough || !more.enough()) || found.size() > ExpectedCount.MANY) {
                return found;
            }
        }
    }

    private List<NearMiss> nearMisses(Criteria criteria, long after, List<Message> found) {
        if (criteria.terms().isEmpty()) {
            return List.of();
        }
        Map<Term, Set<String>> fitting = new LinkedHashMap<>();
        for (Term term : criteria.terms()) {
            fitting.put(term,
                    newest(new Criteria(criteria.accountId(), List.of(term))).stream().map(Message::id)
                            .collect(Collectors.toSet()));
        }
        Set<String> right = found.stream().map(Message::id).collect(Collectors.toCollection(HashSet::new));
        return newest(Criteria.all(criteria.accountId())).stream()
                .filter(message -> message.position() > after && !right.contains(message.id()))
                .map(message -> new NearMiss(MessageSummary.of(message),
                        fitting.entrySet().stream().filter(entry -> !entry.getValue().contains(message.id()))
                                .map(entry -> SearchTermFormatter.of(entry.getKey())).toList()))
                .sorted(Comparator.comparingInt(miss -> miss.missed().size())).limit(SHOWN).toList();
    }

    private List<Message> newest(Criteria criteria) {
        return messages.newest(criteria, null, LOOKED_AT);
    }

    /** Of this account, and of callers who are not known: with a wrong key, nobody knows whose test it was. */
    private List<Refusal> refused(String accountId) {
        return journal.newest(null, null, true, null, LOOKED_AT).stream()
                .filter(entry -> entry.accountId() == null || entry.accountId().equals(accountId))
                .filter(entry -> !entry.route().contains(ControlRequest.PATH_PREFIX)).limit(SHOWN).map(Refusal::of)
                .toList();
    }

    private static List<String> order(JsonObjectReader fields) {
        List<String> order = fields.texts("inOrder", 0, MAX_IN_ORDER);
        for (int i = 0; i < order.size(); i++) {
            if (order.get(i).isBlank() || order.get(i).length() > MAX_QUERY_LENGTH) {
                fields.problem("inOrder/" + i, "out-of-range", "This has 1 to " + MAX_QUERY_LENGTH + " characters.");
            }
        }
        if (!order.isEmpty() && (fields.isGiven("q") || fields.isGiven("times"))) {
            fields.problem("inOrder", "contradiction", "This goes with neither 'q' nor 'times'.");
        }
        return order;
    }

    private static long after(JsonObjectReader fields) {
        String text = fields.optionalText("after", 0, 20);
        if (text == null) {
            return 0;
        }
        if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            fields.problem("after", "unknown", "This is no cursor. Send the 'cursor' of an answer before.");
            return 0;
        }
        return Long.parseLong(text);
    }
}
