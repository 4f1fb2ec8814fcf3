package dev.latchkey.mockserver.store;

import static dev.latchkey.mockserver.store.Samples.A;
import static dev.latchkey.mockserver.store.Samples.B;
import static dev.latchkey.mockserver.store.Samples.NOW;
import static dev.latchkey.mockserver.store.Samples.key;
import static dev.latchkey.mockserver.store.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.ClearScope;
import dev.latchkey.mockserver.model.ClockSetting;
import dev.latchkey.mockserver.model.JournalEntry;
import dev.latchkey.mockserver.model.MessageCriteria;
import dev.latchkey.mockserver.model.MessageSource;
import dev.latchkey.mockserver.model.PasswordHash;
import dev.latchkey.mockserver.model.SecretHash;
import dev.latchkey.mockserver.model.Session;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.store.AccountStore.NewAccount;
import dev.latchkey.mockserver.store.JournalStore.Filter;
import dev.latchkey.sdk.Secret;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests that every account store must pass. */
interface AccountStoreContract {
    DataStore store();

    @Test
    default void anAccountComesBackAsItWentIn() {
        Account account = new Account("acct_f", "full@example.com", new PasswordHash("x:1:00:ff"),
                new BigDecimal("12.3400"), 7, false, new ClockSetting(Duration.ofDays(3), NOW), NOW);
        store().accounts().add(List.of(new NewAccount(account, List.of())));

        assertThat(store().accounts().find("acct_f")).contains(account);
        assertThat(store().accounts().byEmail("full@example.com")).contains(account);
        assertThat(store().accounts().find("acct_x")).isEmpty();
        assertThat(store().accounts().all()).extracting(Account::id).containsExactly("acct_a", "acct_b", "acct_f");
    }

    @Test
    default void anAddressIsTakenOnceAndItsSecondOwnersKeysAreLeftOut() {
        Account again = new Account("acct_z", "a@example.com", null, BigDecimal.ONE, null, true, ClockSetting.REAL,
                NOW);

        assertThat(store().accounts().add(List.of(new NewAccount(again, List.of(key("key_z", "acct_z"))))))
                .isEmpty();
        assertThat(store().accounts().find("acct_z")).isEmpty();
        assertThat(store().keys().byPublicPart("gate", "ck_key_z")).isEmpty();
    }

    @Test
    default void accountsAreAddedAllOrNone() {
        store().keys().add(key("key_1", "acct_a"), 15);
        Account c = new Account("acct_c", "c@example.com", null, BigDecimal.ONE, null, true, ClockSetting.REAL, NOW);
        Account d = new Account("acct_d", "d@example.com", null, BigDecimal.ONE, null, true, ClockSetting.REAL, NOW);
        StoredKey sameAsFirst = withPublicPart(key("key_2", "acct_d"), "ck_key_1");

        assertThatThrownBy(() -> store().accounts().add(List.of(new NewAccount(c, List.of(key("key_3", "acct_c"))),
                new NewAccount(d, List.of(sameAsFirst))))).isInstanceOf(PublicPartTakenException.class)
                .hasMessageContaining("ck_key_1");

        assertThat(store().accounts().all()).hasSize(2);
        assertThat(store().keys().byPublicPart("gate", "ck_key_3")).isEmpty();
    }

    @Test
    default void anAccountChangesAllButItsIdAndAddress() {
        Account other = new Account("acct_x", "x@example.com", null, BigDecimal.ONE, 3, false,
                new ClockSetting(Duration.ofHours(5), NOW), NOW.plusSeconds(1));

        Account changed = store().accounts().change(A, before -> other).orElseThrow();

        assertThat(changed).isEqualTo(new Account(A, "a@example.com", null, BigDecimal.ONE, 3, false,
                new ClockSetting(Duration.ofHours(5), NOW), NOW));
        assertThat(store().accounts().find(A)).contains(changed);
        assertThat(store().accounts().byEmail("a@example.com")).contains(changed);
        assertThat(store().accounts().change("acct_none", before -> other)).isEmpty();
    }

    @Test
    default void anAccountGoesWithAllThatIsItsOwn() {
        Session session = new Session(SecretHash.of(Secret.of("one")), A, NOW, NOW.plusSeconds(10));
        store().sessions().add(session, NOW);
        store().keys().add(key("key_1", A), 15);
        store().keys().add(key("key_2", B), 15);
        store().webhooks().add(Samples.webhook("hook_1", A, "gate"), 9);
        Samples.addTo(store(), message("msg_1", A));
        Samples.addTo(store(), message("msg_2", B));
        store().deliveries().add(Samples.due(Samples.send("due_1", A, "msg_1", NOW)));
        store().journal().add(entry("req_1", A, "key_1", null));

        assertThat(store().accounts().remove(A)).isTrue();

        assertThat(store().accounts().remove(A)).isFalse();
        assertThat(store().accounts().all()).extracting(Account::id).containsExactly(B);
        assertThat(store().accounts().byEmail("a@example.com")).isEmpty();
        assertThat(store().sessions().find(session.tokenHash())).isEmpty();
        assertThat(store().keys().byPublicPart("gate", "ck_key_1")).isEmpty();
        assertThat(store().keys().byPublicPart("gate", "ck_key_2")).isPresent();
        assertThat(store().webhooks().all(A)).isEmpty();
        assertThat(store().deliveries().earliestDueByAccount()).isEmpty();
        assertThat(store().journal().newest(Filter.ALL, null, 10)).isEmpty();
        assertThat(store().messages().newest(MessageCriteria.all(A), null, 10)).isEmpty();
        assertThat(store().messages().size()).isEqualTo(new MessageStore.Size(1, 5, 0));
        assertThat(store().accounts().add(List.of(Samples.account("a")))).hasSize(1);
    }

    @Test
    default void partsAreClearedByThemselves() {
        store().keys().add(key("key_1", A), 15);
        Samples.addTo(store(), message("msg_1", A));
        store().clear(A, Set.of(ClearScope.KEYS));
        assertThat(store().keys().notRevoked(A, "gate")).isEmpty();
        assertThat(store().messages().find(A, "msg_1")).isPresent();

        store().keys().add(key("key_1", A), 15);
        store().clear(A, Set.of(ClearScope.MESSAGES, ClearScope.WEBHOOKS));
        assertThat(store().messages().size().messages()).isZero();
        assertThat(store().keys().notRevoked(A, "gate")).hasSize(1);
        store().check();
    }

    private static JournalEntry entry(String id, @Nullable String accountId, @Nullable String keyId,
            @Nullable String reason) {
        return new JournalEntry(id, NOW, MessageSource.SMTP, accountId, keyId, "SMTP DATA", 250, reason, "::1", "msg_1",
                "flt_1", 9);
    }

    private static StoredKey withPublicPart(StoredKey key, String publicPart) {
        return new StoredKey(key.id(), key.accountId(), key.gateway(), key.name(), publicPart, key.secretHash(), "", 16,
                null,
                key.environment(), key.permissions(), key.allowedIps(), key.created(), null, null, null, null);
    }
}
