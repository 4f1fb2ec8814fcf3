package dev.latchkey.mockserver.delivery.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.mockserver.delivery.DeliveryHarness;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryRules.Pace;
import dev.latchkey.mockserver.delivery.lifecycle.EventInjector;
import dev.latchkey.mockserver.delivery.message.MessageSearch.SearchResult;
import dev.latchkey.mockserver.model.EventType;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageCriteria;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.model.RetentionLimits;
import dev.latchkey.mockserver.store.memory.MemoryStore;
import dev.latchkey.sdk.keys.Environment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Search queries, and waiting for messages. */
class MessageSearchTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String NUMBER = "+4915112345678";

    private DeliveryHarness harness = new DeliveryHarness(new MemoryStore(RetentionLimits.IN_MEMORY), Pace.INSTANT);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        threads.shutdownNow();
        harness.close();
    }

    @Test
    void aQueryFindsWhatFits() {
        Message email = harness.email(harness.sender(Environment.SANDBOX, null), "Your code is 1234",
                "Ann@example.com");
        Message bounced = harness.email(harness.sender(Environment.LIVE, null), "Other words",
                "bounce@magic.latchkey.test");
        Message sms = harness.sms(NUMBER);

        Map<String, List<Message>> expected = Map.ofEntries(Map.entry("", List.of(email, bounced, sms)),
                Map.entry("code", List.of(email, sms)), Map.entry("\"CODE is\" to:ann", List.of(email)),
                Map.entry("-code", List.of(bounced)), Map.entry("!to:ann subject:news", List.of(bounced)),
                Map.entry("is:bounced", List.of(bounced)), Map.entry("status:delivered", List.of(email, sms)),
                Map.entry("is:live", List.of(bounced)), Map.entry("mode:sandbox", List.of(email, sms)),
                Map.entry("channel:sms", List.of(sms)), Map.entry("source:smtp", List.of()),
                Map.entry("gateway:gate", List.of(email, bounced, sms)), Map.entry("key:shop", List.of(email, bounced,
                        sms)),
                Map.entry("has:attachment", List.of()), Map.entry("larger:1m", List.of()),
                Map.entry("larger:10", List.of(email, bounced, sms)), Map.entry("from:\"shop@example\"", List.of(email,
                        bounced)),
                Map.entry("body:words", List.of(bounced)), Map.entry("before:2026-03-01", List.of()),
                Map.entry("after:2026-03-01 before:2026-03-01T12:00:00.001Z", List.of(email, bounced, sms)));
        expected.forEach((query, messages) -> assertThat(find(query, 0, 1, Duration.ZERO).messages()).as(query)
                .isEqualTo(messages));
    }

    @Test
    void aWrongQuerySaysWhere() {
        Map<String, String> wrong = Map.ofEntries(Map.entry("code too:ann", "Position 6 of the query: 'too:ann'"),
                Map.entry("to:", "Position 1"), Map.entry("is:lost", "Position 4"),
                Map.entry("  \"never ends", "Position 3"), Map.entry("a - b", "Position 3"),
                Map.entry("after:yesterday", "Position 7"), Map.entry("larger:much", "Position 8"),
                Map.entry("larger:99999999999999999999", "Position 8"), Map.entry("http://example.com", "Quote a text"),
                Map.entry("has:wings", "attachment"), Map.entry("\"\"", "Position 1"),
                Map.entry("channel:pigeon", "sms, email"), Map.entry("a ".repeat(31), "at most 30"),
                Map.entry("x".repeat(1_001), "at most 1000"));
        wrong.forEach((query, message) -> assertThatThrownBy(() -> harness.delivery.search().criteria("acct", query))
                .as(query).isInstanceOf(RefusedException.class).hasMessageContaining(message));
    }

    @Test
    void aCursorContinuesWhereTheLastResultEnded() {
        Message first = harness.sms(NUMBER);
        long mark = harness.delivery.search().newestCursor(harness.accountId);
        Message second = harness.sms(NUMBER);

        assertThat(find("", 0, 1, Duration.ZERO).messages()).containsExactly(first, second);
        SearchResult found = find("", mark, 1, Duration.ZERO);
        assertThat(found.messages()).containsExactly(second);
        assertThat(find("", found.cursor(), 1, Duration.ZERO))
                .isEqualTo(new SearchResult(List.of(), found.cursor(), false));
    }

    @Test
    void twoWaitTillThereIsEnoughForEach() throws Exception {
        Future<SearchResult> first = threads.submit(() -> find("to:" + NUMBER, 0, 1, LONG));
        Future<SearchResult> second = threads.submit(() -> find("", 0, 2, LONG));

        harness.email("ann@example.com");
        assertThat(first.isDone()).isFalse();
        Message sms = harness.sms(NUMBER);

        assertThat(first.get(20, TimeUnit.SECONDS).messages()).containsExactly(sms);
        assertThat(second.get(20, TimeUnit.SECONDS)).satisfies(found -> {
            assertThat(found.messages()).hasSize(2);
            assertThat(found.enough()).isTrue();
        });
    }

    @Test
    void aWaitEndsWhenAnEventMakesAnExistingMessageMatch() throws Exception {
        Message message = harness.sms(NUMBER);
        Future<SearchResult> found = threads.submit(() -> find("is:bounced", 0, 1, LONG));

        harness.delivery.eventInjector().simulate(harness.accountId, message.id(), null,
                new EventInjector.RequestedEvent(EventType.BOUNCED, null, null, null));

        assertThat(found.get(20, TimeUnit.SECONDS).messages()).extracting(Message::id).containsExactly(message.id());
    }

    @Test
    void aCursorDoesNotPassAMessageThatMayYetComeToFit() {
        Message message = harness.sms(NUMBER);
        long cursor = find("is:bounced", 0, 1, Duration.ZERO).cursor();

        harness.delivery.eventInjector().simulate(harness.accountId, message.id(), null,
                new EventInjector.RequestedEvent(EventType.BOUNCED, null, null, null));

        assertThat(find("is:bounced", cursor, 1, Duration.ZERO).messages()).hasSize(1);
    }

    @Test
    void waitingEndsInTimeAndWhenTheServerStops() throws Exception {
        assertThat(find("", 0, 1, Duration.ofMillis(20)).enough()).isFalse();
        Future<SearchResult> found = threads.submit(() -> find("", 0, 1, LONG));

        harness.delivery.close();

        assertThat(found.get(20, TimeUnit.SECONDS).enough()).isFalse();
    }

    @Test
    void aReaderWithACursorMissesNothingThatIsStillThere() throws Exception {
        harness.close();
        harness = new DeliveryHarness(new MemoryStore(new RetentionLimits(10, 1_000_000, Duration.ofDays(30), 10)),
                Pace.INSTANT);
        Future<List<String>> reader = threads.submit(() -> {
            List<String> read = new ArrayList<>();
            long cursor = 0;
            while (read.isEmpty() || !read.get(read.size() - 1).equals("last")) {
                SearchResult found = find("", cursor, 1, LONG);
                found.messages().forEach(message -> read.add(message.content().text()));
                cursor = found.cursor();
            }
            return read;
        });
        for (int i = 0; i < 500; i++) {
            harness.email(harness.sender(Environment.SANDBOX, null), Integer.toString(i), "ann@example.com");
        }
        harness.email(harness.sender(Environment.SANDBOX, null), "last", "ann@example.com");

        List<String> read = reader.get(20, TimeUnit.SECONDS);
        List<Integer> numbers = read.subList(0, read.size() - 1).stream().map(Integer::valueOf).toList();
        assertThat(numbers).isSorted().doesNotHaveDuplicates();
        assertThat(read).endsWith("last");
    }

    @Test
    void aPermitIsReleasedAfterEachWait() {
        for (int i = 0; i < 1_100; i++) {
            assertThat(find("", 0, 1, Duration.ofNanos(1)).enough()).isFalse();
        }
    }

    @Test
    void nothingIsFoundInAnotherAccount() {
        harness.addAccount("acct_other", "two@example.com");
        harness.sms(NUMBER);

        assertThat(harness.delivery.search().find(MessageCriteria.all("acct_other"), 0, 1, Duration.ZERO).messages())
                .isEmpty();
    }

    private SearchResult find(String query, long after, int count, Duration wait) {
        return harness.delivery.search().find(harness.accountId, query, after, count, wait);
    }
}
