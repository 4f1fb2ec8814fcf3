package dev.latchkey.mockserver.store;

import static dev.latchkey.mockserver.store.Samples.A;
import static dev.latchkey.mockserver.store.Samples.B;
import static dev.latchkey.mockserver.store.Samples.NOW;
import static dev.latchkey.mockserver.store.Samples.atOnce;
import static dev.latchkey.mockserver.store.Samples.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.ClearScope;
import dev.latchkey.mockserver.model.SealedSecret;
import dev.latchkey.mockserver.model.SecretHash;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.Environment;
import dev.latchkey.sdk.keys.IpRange;
import dev.latchkey.sdk.keys.Permission;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Tests that every key store must pass. */
interface ApiKeyStoreContract {
    DataStore store();

    @Test
    default void aKeyComesBackAsItWentIn() {
        StoredKey plain = key("key_1", A);
        StoredKey full = new StoredKey("key_2", A, "gate", "Grüße \"' 😀", "ck_2", SecretHash.of(Secret.of("s")),
                "12345", 96, new SealedSecret("x"), Environment.LIVE,
                List.of(Permission.of("sms:send"), Permission.of("odd \"one\", here")),
                List.of(IpRange.parse("10.0.0.0/8"), IpRange.parse("2001:db8::1")), NOW, NOW.plusMillis(1),
                "2001:db8::1", NOW.plusMillis(2), NOW.plusMillis(3));
        store().keys().add(plain, 15);
        store().keys().add(full, 15);

        assertThat(store().keys().find(A, "gate", "key_1")).contains(plain);
        assertThat(store().keys().byPublicPart("gate", "ck_2")).contains(full);
        assertThat(store().keys().byPublicPart("other", "ck_2")).isEmpty();
        assertThat(store().keys().find(B, "gate", "key_1")).isEmpty();
        assertThat(store().keys().find(A, "other", "key_1")).isEmpty();
    }

    @Test
    default void keysAreListedNewestFirstWithoutRevokedOnes() {
        for (String id : List.of("key_1", "key_2", "key_3")) {
            store().keys().add(key(id, A), 15);
        }
        store().keys().add(key("key_4", B), 15);
        revoke(A, "gate", "key_2", NOW);

        assertThat(store().keys().notRevoked(A, "gate")).extracting(StoredKey::id).containsExactly("key_3",
                "key_1");
    }

    @Test
    default void revokingIsSeenAtOnceAndKeepsItsFirstMoment() {
        store().keys().add(key("key_1", A), 15);

        assertThat(revoke(A, "gate", "key_1", NOW).orElseThrow().revoked()).isEqualTo(NOW);
        assertThat(store().keys().byPublicPart("gate", "ck_key_1").orElseThrow().revoked()).isEqualTo(NOW);
        assertThat(revoke(A, "gate", "key_1", NOW.plusSeconds(9)).orElseThrow().revoked())
                .isEqualTo(NOW);
        assertThat(revoke(B, "gate", "key_1", NOW)).isEmpty();
    }

    @Test
    default void usingARevokedKeyDoesNotGiveItBack() {
        store().keys().add(key("key_1", A), 15);
        revoke(A, "gate", "key_1", NOW);
        store().keys().recordUse("key_1", NOW.plusSeconds(1), "10.0.0.1");

        // The next change is written after pending background writes.
        StoredKey key = revoke(A, "gate", "key_1", NOW).orElseThrow();
        assertThat(key.revoked()).isEqualTo(NOW);
        assertThat(key.lastUsed()).isEqualTo(NOW.plusSeconds(1));
        assertThat(key.lastUsedFrom()).isEqualTo("10.0.0.1");
    }

    @Test
    default void whatManyChangeAtOnceIsChangedOneAfterTheOther() {
        store().keys().add(key("key_1", A), 15);
        atOnce(20, i -> {
            store().accounts().change(A, account -> with(account, account.balance().add(BigDecimal.ONE)));
            return store().keys().change(A, "gate", "key_1", before -> before.edited(before.name() + "+",
                    before.permissions(), before.allowedIps(), before.expires()));
        });

        assertThat(store().accounts().find(A).orElseThrow().balance()).isEqualByComparingTo("30");
        assertThat(store().keys().find(A, "gate", "key_1").orElseThrow().name()).isEqualTo("name" + "+".repeat(20));
    }

    @Test
    default void whatAChangeThrowsIsThrownAndNothingIsChanged() {
        store().keys().add(key("key_1", A), 15);
        UnaryOperator<StoredKey> failing = before -> {
            throw new IllegalArgumentException("no");
        };

        assertThatThrownBy(() -> store().keys().change(A, "gate", "key_1", failing))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("no");
        assertThat(store().keys().find(A, "gate", "key_1")).contains(key("key_1", A));
        assertThat(store().keys().change(B, "gate", "key_1", failing)).isEmpty();
        assertThat(store().keys().change(A, "other", "key_1", failing)).isEmpty();
    }

    @Test
    default void aKeyGetsAnotherSecretAndAnotherForm() {
        store().keys().add(key("key_1", A), 15);
        SecretHash hash = SecretHash.of(Secret.of("other"));
        store().keys().change(A, "gate", "key_1", before -> before.withSecret(hash, "other", 5, new SealedSecret("s"))
                .edited("new", List.of(Permission.of("sms:send")), List.of(IpRange.parse("::1")), NOW));

        StoredKey now = store().keys().byPublicPart("gate", "ck_key_1").orElseThrow();
        assertThat(now.secretHash()).isEqualTo(hash);
        assertThat(now.sealedSecret()).isEqualTo(new SealedSecret("s"));
        assertThat(now.name()).isEqualTo("new");
        assertThat(now.expires()).isEqualTo(NOW);
    }

    private Optional<StoredKey> revoke(String accountId, String gateway, String id, Instant when) {
        return store().keys().change(accountId, gateway, id,
                key -> key.revoked() == null ? key.revokedAt(when) : key);
    }

    private static Account with(Account account, BigDecimal balance) {
        return new Account(account.id(), account.email(), account.password(), balance, account.maxKeys(),
                account.magic(), account.clock(), account.created());
    }

    @Test
    default void theNextLookSeesEveryChangeHoweverManyLookMeanwhile() {
        store().keys().add(key("key_1", A), 15);
        atOnce(8, thread -> {
            for (int i = 1; i <= 50; i++) {
                BigDecimal balance = BigDecimal.valueOf(i);
                String name = "name " + i;
                if (thread == 0) {
                    store().keys().change(A, "gate", "key_1",
                            key -> key.edited(name, key.permissions(), key.allowedIps(), key.expires()));
                    store().accounts().change(A, account -> new Account(A, account.email(), null, balance, null, true,
                            account.clock(), account.created()));
                }
                StoredKey seen = store().keys().byPublicPart("gate", "ck_key_1").orElseThrow();
                Account account = store().accounts().find(A).orElseThrow();
                store().keys().recordUse("key_1", NOW, "::1");
                if (thread == 0) {
                    assertThat(seen.name()).isEqualTo(name);
                    assertThat(account.balance()).isEqualByComparingTo(balance);
                }
            }
            return true;
        });

        revoke(A, "gate", "key_1", NOW);
        assertThat(store().keys().byPublicPart("gate", "ck_key_1").orElseThrow().revoked()).isEqualTo(NOW);
        store().clear(A, Set.of(ClearScope.KEYS));
        assertThat(store().keys().byPublicPart("gate", "ck_key_1")).isEmpty();
        store().accounts().remove(A);
        assertThat(store().accounts().find(A)).isEmpty();
    }
}
