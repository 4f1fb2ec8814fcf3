package dev.latchkey.mockserver.store;

import static dev.latchkey.mockserver.store.Samples.A;
import static dev.latchkey.mockserver.store.Samples.B;
import static dev.latchkey.mockserver.store.Samples.key;
import static dev.latchkey.mockserver.store.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.ClearScope;
import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.HeaderField;
import dev.latchkey.mockserver.model.JournalEntry;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageCriteria;
import dev.latchkey.mockserver.model.MessageSource;
import dev.latchkey.mockserver.model.MessageStatus;
import dev.latchkey.mockserver.model.Recipient;
import dev.latchkey.mockserver.model.RetentionLimits;
import dev.latchkey.mockserver.model.SecretHash;
import dev.latchkey.mockserver.model.Session;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.store.JournalStore.Filter;
import dev.latchkey.mockserver.store.MessageStore.NewMessage;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.Environment;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that every store must pass. */
abstract class StoreContract
        implements
            AccountStoreContract,
            ApiKeyStoreContract,
            MessageStoreContract,
            SearchContract,
            DeliveryStoreContract,
            WebhookStoreContract {
    static final Instant NOW = Samples.NOW;

    DataStore store;

    /** Opens a store with these limits. */
    abstract DataStore open(RetentionLimits retention);

    DataStore open() {
        return open(RetentionLimits.ON_DISK);
    }

    /** Reopens the store with lower limits. */
    private void reopen(int messages, long bytes, int journalEntries) {
        store.close();
        store = open(new RetentionLimits(messages, bytes, Duration.ofDays(30), journalEntries));
    }

    @Test
    void onlyTheNewestMessagesAreKeptAndTheRestIsCounted() {
        reopen(10, 1_000_000, 10);
        store.accounts().add(List.of(Samples.account("a"), Samples.account("b")));
        for (int i = 100; i < 130; i++) {
            Message message = message("msg_" + i, i % 2 == 0 ? A : B);
            store.messages().add(new NewMessage(message, new byte[]{1}, List.of()),
                    Samples.events(Samples.event("evt_" + i, message.accountId(), message.id())));
        }

        Samples.await(() -> store.messages().size().equals(new MessageStore.Size(10, 50, 20)));
        assertThat(store.messages().newest(MessageCriteria.all(A), null, 99)).extracting(Message::id).containsExactly(
                "msg_128", "msg_126", "msg_124", "msg_122", "msg_120");
        assertThat(store.messages().find(B, "msg_119")).isEmpty();
        assertThat(store.messages().raw(B, "msg_119")).isEmpty();
        assertThat(store.deliveries().event(B, "msg_119", "evt_119")).isEmpty();
        assertThat(store.deliveries().event(B, "msg_121", "evt_121")).isPresent();
    }

    @Test
    void onlySoManyBytesAreKeptButAlwaysTheNewestMessage() {
        reopen(1000, 100, 10);
        store.accounts().add(List.of(Samples.account("a")));
        for (int i = 100; i < 130; i++) {
            add(sized("msg_" + i, 30));
        }
        Samples.await(() -> store.messages().size().equals(new MessageStore.Size(3, 90, 27)));

        add(sized("msg_200", 5000));
        Samples.await(() -> store.messages().size().messages() == 1);
        assertThat(store.messages().find(A, "msg_200")).isPresent();
    }

    private static Message sized(String id, long size) {
        Message plain = message(id, A);
        return new Message(id, A, 0, plain.channel(), plain.gateway(), plain.environment(), plain.keyId(),
                plain.keyName(), plain.source(), plain.address(), plain.requestId(), plain.content(), 1, null,
                BigDecimal.ZERO, size, NOW, null, MessageStatus.SENT);
    }

    @Override
    public DataStore store() {
        return store;
    }

    @BeforeEach
    void openStore() {
        store = open();
        store.accounts().add(List.of(Samples.account("a"), Samples.account("b")));
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void fiftyAtOnceCannotPassTheLimitTogether() throws Exception {
        List<Callable<Boolean>> tasks = new ArrayList<>();
        IntStream.range(0, 50).forEach(i -> tasks.add(() -> store.keys().add(key("key_" + i, "acct_a"), 15)));

        int added = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(50)) {
            for (Future<Boolean> result : threads.invokeAll(tasks)) {
                added += result.get() ? 1 : 0;
            }
        }

        assertThat(added).isEqualTo(15);
        assertThat(store.keys().notRevoked("acct_a", "gate")).hasSize(15);
        assertThat(store.keys().add(key("key_x", "acct_b"), 15)).isTrue();
    }

    @Test
    void theLimitIsOfOneGateway() {
        store.keys().add(key("key_1", "acct_a"), 1);
        StoredKey other = new StoredKey("key_2", "acct_a", "other", "n", "ck_key_1", SecretHash.of(Secret.of("s")), "",
                1, null, Environment.LIVE, List.of(), List.of(), NOW, null, null, null, null);

        assertThat(store.keys().add(key("key_3", "acct_a"), 1)).isFalse();
        assertThat(store.keys().add(other, 1)).isTrue();
    }

    @Test
    void aSessionIsFoundByItsTokenUntilItIsRemovedOrForgotten() {
        Session first = new Session(SecretHash.of(Secret.of("one")), "acct_a", NOW, NOW.plusSeconds(10));
        Session second = new Session(SecretHash.of(Secret.of("two")), "acct_a", NOW, NOW.plusSeconds(20));
        Session third = new Session(SecretHash.of(Secret.of("three")), "acct_a", NOW, NOW.plusSeconds(30));
        store.sessions().add(first, NOW);
        store.sessions().add(second, NOW);
        assertThat(store.sessions().find(first.tokenHash())).contains(first);

        store.sessions().add(third, NOW.plusSeconds(11));
        assertThat(store.sessions().find(first.tokenHash())).isEmpty();
        store.sessions().remove(second.tokenHash());
        assertThat(store.sessions().find(second.tokenHash())).isEmpty();
        assertThat(store.sessions().find(third.tokenHash())).contains(third);
    }

    @Test
    void messagesComeBackAsTheyWentInNewestFirst() {
        Message sms = message("msg_1", "acct_a");
        Message email = new Message("msg_2", "acct_a", 2, Channel.EMAIL, "gate", Environment.LIVE, "key_1", "name",
                MessageSource.SMTP, "::1", "req_1",
                new Content("Ann <a@example.com>",
                        List.of(Recipient.to("b@example.com"),
                                new Recipient("\"C, D\" <c@example.com>", Recipient.Kind.BCC, Map.of("n", "C"))),
                        "r@example.com", "S", null, "<p>\n😀</p>", List.of(new HeaderField("X-A", "b")),
                        List.of(new Content.Attachment("a.png", "image/png", 3, "cid", true)), List.of("t"), "ref"),
                1, null, new BigDecimal("0.0020"), 123, NOW, NOW.plusSeconds(1), MessageStatus.SCHEDULED);
        sms = add(sms);
        email = add(email);
        add(message("msg_3", "acct_b"));

        assertThat(store.messages().newest(MessageCriteria.all("acct_a"), null, 10)).containsExactly(email, sms);
        assertThat(store.messages().newest(MessageCriteria.all("acct_a"), null, 1)).containsExactly(email);
        assertThat(store.messages().newest(MessageCriteria.all("acct_a"), "msg_2", 10)).containsExactly(sms);
        assertThat(store.messages().newest(MessageCriteria.all("acct_none"), null, 10)).isEmpty();
        assertThat(store.messages().find("acct_a", "msg_1")).contains(sms);
        assertThat(store.messages().find("acct_b", "msg_1")).isEmpty();
    }

    @Test
    void theJournalShowsWhatCameAtOnceAndByWhatIsAsked() {
        JournalEntry refused = entry("req_1", null, null, "not-found");
        JournalEntry ofA = entry("req_2", A, "key_1", null);
        JournalEntry ofB = entry("req_3", B, "key_2", "invalid");
        for (JournalEntry entry : List.of(refused, ofA, ofB)) {
            store.journal().add(entry);
            assertThat(store.journal().newest(Filter.ALL, null, 1)).containsExactly(entry);
        }
        // The next change is written after pending background writes.
        add(message("msg_1", A));

        assertThat(store.journal().newest(Filter.ALL, null, 10)).containsExactly(ofB, ofA, refused);
        assertThat(store.journal().newest(Filter.ALL, "req_3", 1)).containsExactly(ofA);
        assertThat(store.journal().newest(new Filter(A, null, false), null, 10)).containsExactly(ofA);
        assertThat(store.journal().newest(new Filter(null, "key_2", false), null, 10)).containsExactly(ofB);
        assertThat(store.journal().newest(new Filter(null, null, true), null, 10)).containsExactly(ofB, refused);
        assertThat(store.journal().dropped()).isZero();

        store.clear(B, Set.of(ClearScope.JOURNAL));
        assertThat(store.journal().newest(Filter.ALL, null, 10)).containsExactly(ofA, refused);
    }

    private static JournalEntry entry(String id, @Nullable String accountId, @Nullable String keyId,
            @Nullable String reason) {
        return new JournalEntry(id, NOW, MessageSource.SMTP, accountId, keyId, "SMTP DATA", 250, reason, "::1", "msg_1",
                "flt_1", 9);
    }

    Message add(Message message) {
        return Samples.addTo(store, message);
    }
}
