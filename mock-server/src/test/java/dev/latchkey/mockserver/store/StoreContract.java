package dev.latchkey.mockserver.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.ClockSetting;
import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.Criteria;
import dev.latchkey.mockserver.model.JournalEntry;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageStatus;
import dev.latchkey.mockserver.model.PasswordHash;
import dev.latchkey.mockserver.model.Progress;
import dev.latchkey.mockserver.model.Recipient;
import dev.latchkey.mockserver.model.SealedSecret;
import dev.latchkey.mockserver.model.SecretHash;
import dev.latchkey.mockserver.model.Session;
import dev.latchkey.mockserver.model.Source;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.store.Accounts.NewAccount;
import dev.latchkey.mockserver.store.Messages.NewMessage;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.Environment;
import dev.latchkey.sdk.keys.IpRange;
import dev.latchkey.sdk.keys.Permission;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store does. */
abstract class StoreContract {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");

    Store store;

    abstract Store open();

    @BeforeEach
    void begin() {
        store = open();
        store.accounts().add(List.of(account("a"), account("b")));
    }

    @AfterEach
    void end() {
        store.close();
    }

    @Test
    void anAccountComesBackAsItWentIn() {
        Account full = new Account("acct_f", "full@example.com", new PasswordHash("x:1:00:ff"),
                new BigDecimal("12.3400"), 7, false, new ClockSetting(Duration.ofDays(3), NOW), NOW);
        store.accounts().add(List.of(new NewAccount(full, List.of())));

        assertThat(store.accounts().find("acct_f")).contains(full);
        assertThat(store.accounts().byEmail("full@example.com")).contains(full);
        assertThat(store.accounts().find("acct_x")).isEmpty();
        assertThat(store.accounts().all()).extracting(Account::id).containsExactly("acct_a", "acct_b", "acct_f");
    }

    @Test
    void anAddressIsTakenOnceAndItsSecondOwnersKeysAreLeftOut() {
        Account again = new Account("acct_z", "a@example.com", null, BigDecimal.ONE, null, true, ClockSetting.REAL,
                NOW);

        assertThat(store.accounts().add(List.of(new NewAccount(again, List.of(key("key_z", "acct_z"))))))
                .isEmpty();
        assertThat(store.accounts().find("acct_z")).isEmpty();
        assertThat(store.keys().byPublicPart("gate", "ck_key_z")).isEmpty();
    }

    @Test
    void accountsAreAddedAllOrNone() {
        store.keys().add(key("key_1", "acct_a"), 15);
        Account c = new Account("acct_c", "c@example.com", null, BigDecimal.ONE, null, true, ClockSetting.REAL, NOW);
        Account d = new Account("acct_d", "d@example.com", null, BigDecimal.ONE, null, true, ClockSetting.REAL, NOW);
        StoredKey sameAsFirst = withPublicPart(key("key_2", "acct_d"), "ck_key_1");

        assertThatThrownBy(() -> store.accounts().add(List.of(new NewAccount(c, List.of(key("key_3", "acct_c"))),
                new NewAccount(d, List.of(sameAsFirst))))).isInstanceOf(PublicPartTakenException.class)
                .hasMessageContaining("ck_key_1");

        assertThat(store.accounts().all()).hasSize(2);
        assertThat(store.keys().byPublicPart("gate", "ck_key_3")).isEmpty();
    }

    @Test
    void aKeyComesBackAsItWentIn() {
        StoredKey plain = key("key_1", "acct_a");
        StoredKey full = new StoredKey("key_2", "acct_a", "gate", "Grüße \"' 😀", "ck_2", SecretHash.of(Secret.of("s")),
                "12345", 96, new SealedSecret("x"), Environment.LIVE,
                List.of(Permission.of("sms:send"), Permission.of("odd \"one\", here")),
                List.of(IpRange.parse("10.0.0.0/8"), IpRange.parse("2001:db8::1")), NOW, NOW.plusMillis(1),
                "2001:db8::1", NOW.plusMillis(2), NOW.plusMillis(3));
        store.keys().add(plain, 15);
        store.keys().add(full, 15);

        assertThat(store.keys().find("acct_a", "gate", "key_1")).contains(plain);
        assertThat(store.keys().byPublicPart("gate", "ck_2")).contains(full);
        assertThat(store.keys().byPublicPart("other", "ck_2")).isEmpty();
        assertThat(store.keys().find("acct_b", "gate", "key_1")).isEmpty();
        assertThat(store.keys().find("acct_a", "other", "key_1")).isEmpty();
    }

    @Test
    void keysAreListedNewestFirstWithoutRevokedOnes() {
        for (String id : List.of("key_1", "key_2", "key_3")) {
            store.keys().add(key(id, "acct_a"), 15);
        }
        store.keys().add(key("key_4", "acct_b"), 15);
        revoke("acct_a", "gate", "key_2", NOW);

        assertThat(store.keys().notRevoked("acct_a", "gate")).extracting(StoredKey::id).containsExactly("key_3",
                "key_1");
    }

    @Test
    void revokingIsSeenAtOnceAndKeepsItsFirstMoment() {
        store.keys().add(key("key_1", "acct_a"), 15);

        assertThat(revoke("acct_a", "gate", "key_1", NOW).orElseThrow().revoked()).isEqualTo(NOW);
        assertThat(store.keys().byPublicPart("gate", "ck_key_1").orElseThrow().revoked()).isEqualTo(NOW);
        assertThat(revoke("acct_a", "gate", "key_1", NOW.plusSeconds(9)).orElseThrow().revoked())
                .isEqualTo(NOW);
        assertThat(revoke("acct_b", "gate", "key_1", NOW)).isEmpty();
    }

    @Test
    void usingARevokedKeyDoesNotGiveItBack() {
        store.keys().add(key("key_1", "acct_a"), 15);
        revoke("acct_a", "gate", "key_1", NOW);
        store.keys().used("key_1", NOW.plusSeconds(1), "10.0.0.1");

        // The next change is written after what was to be written soon.
        StoredKey key = revoke("acct_a", "gate", "key_1", NOW).orElseThrow();
        assertThat(key.revoked()).isEqualTo(NOW);
        assertThat(key.lastUsed()).isEqualTo(NOW.plusSeconds(1));
        assertThat(key.lastUsedFrom()).isEqualTo("10.0.0.1");
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
                Source.SMTP, "::1", "req_1",
                new Content("Ann <a@example.com>",
                        List.of(Recipient.to("b@example.com"),
                                new Recipient("\"C, D\" <c@example.com>", Recipient.Kind.BCC, Map.of("n", "C"))),
                        "r@example.com", "S", null, "<p>\n😀</p>", List.of(new Content.Header("X-A", "b")),
                        List.of(new Content.Attachment("a.png", "image/png", 3, "cid", true)), List.of("t"), "ref"),
                1, null, new BigDecimal("0.0020"), 123, NOW, NOW.plusSeconds(1), MessageStatus.SCHEDULED);
        add(sms);
        add(email);
        add(message("msg_3", "acct_b"));

        assertThat(store.messages().newest(Criteria.all("acct_a"), null, 10)).containsExactly(email, sms);
        assertThat(store.messages().newest(Criteria.all("acct_a"), null, 1)).containsExactly(email);
        assertThat(store.messages().newest(Criteria.all("acct_a"), "msg_2", 10)).containsExactly(sms);
        assertThat(store.messages().newest(Criteria.all("acct_none"), null, 10)).isEmpty();
        assertThat(store.messages().find("acct_a", "msg_1")).contains(sms);
        assertThat(store.messages().find("acct_b", "msg_1")).isEmpty();
    }

    @Test
    void theJournalKeepsWhatCame() {
        JournalEntry refused = new JournalEntry("req_1", NOW, Source.HTTP, null, null, "unknown", 404, "not-found",
                "127.0.0.1", null, null, 7);
        JournalEntry accepted = new JournalEntry("req_2", NOW, Source.SMTP, "acct_a", "key_1", "GET /x", 200, null,
                "::1", "msg_1", "flt_1", 9);
        store.journal().add(refused);
        store.journal().add(accepted);
        add(message("msg_1", "acct_a"));

        assertThat(store.journal().newest(JournalEntries.Filter.ALL, null, 10)).containsExactly(accepted, refused);
        assertThat(store.journal().newest(JournalEntries.Filter.ALL, null, 1)).containsExactly(accepted);
    }

    static NewAccount account(String name) {
        return new NewAccount(new Account("acct_" + name, name + "@example.com", null, BigDecimal.TEN, null, true,
                ClockSetting.REAL, NOW), List.of());
    }

    static StoredKey key(String id, String accountId) {
        return new StoredKey(id, accountId, "gate", "name", "ck_" + id, SecretHash.of(Secret.of("secret-of-" + id)), "",
                16, null, Environment.SANDBOX, List.of(Permission.EVERYTHING), List.of(), NOW, null, null, null, null);
    }

    static Message message(String id, String accountId) {
        return new Message(id, accountId, 1, Channel.SMS, "gate", Environment.SANDBOX, "key_1", "name", Source.HTTP,
                "::1", "req_1", new Content(null, List.of(Recipient.to("+4915112345678")), null, null, "Hello", null,
                        List.of(), List.of(), List.of(), null),
                1, "gsm-7", BigDecimal.ZERO, 5, NOW, null, MessageStatus.DELIVERED);
    }

    Optional<Message> add(Message message) {
        return store.messages().add(new NewMessage(message, null, List.of()), Progress.NONE);
    }

    Optional<StoredKey> revoke(String accountId, String gateway, String id, Instant when) {
        return store.keys().change(accountId, gateway, id,
                key -> key.revoked() == null ? key.revokedAt(when) : key);
    }

    private static StoredKey withPublicPart(StoredKey key, String publicPart) {
        return new StoredKey(key.id(), key.accountId(), key.gateway(), key.name(), publicPart, key.secretHash(), "", 16,
                null,
                key.environment(), key.permissions(), key.allowedIps(), key.created(), null, null, null, null);
    }
}
