package dev.latchkey.mockserver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.auth.Capability;
import dev.latchkey.mockserver.model.RefusalReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is refused, each in its own words, and each with its reason in the journal. */
interface CredentialContract extends ContractFixture {
    @Test
    default void withoutAKeyNothingIsSent() {
        assertRefused(http().send(sending()), RefusalReason.CREDENTIALS_MISSING);
    }

    @Test
    default void credentialsThatCannotBeReadAreNone() {
        assertRefused(http().send(words().asGarbage(sending())), RefusalReason.CREDENTIALS_MISSING);
    }

    @Test
    default void anUnknownKeyIsRefused() {
        Key key = tenant().key();
        String other = "Q" + key.publicPart().substring(1);

        assertRefused(send(new Key(key.id(), other, "z".repeat(key.secret().length()))), RefusalReason.KEY_UNKNOWN);
        assertNothingStored();
    }

    @Test
    default void aWrongSecretIsRefused() {
        Key key = tenant().key();
        String secret = key.secret();
        String last = secret.endsWith("a") ? "b" : "a";

        for (String wrong : List.of(secret.substring(0, secret.length() - 1) + last, secret + "a",
                secret.substring(1), "a".repeat(secret.length()))) {
            assertRefused(send(new Key(key.id(), key.publicPart(), wrong)), RefusalReason.KEY_UNKNOWN);
        }
        assertNothingStored();
    }

    @Test
    default void aRevokedKeyIsRefused() {
        Key key = tenant().key();
        assertAccepted(send(key));
        tenant().revoke(key);

        assertRefused(send(key), RefusalReason.KEY_REVOKED);
        assertThat(tenant().messages()).hasSize(1);
    }

    @Test
    default void aKeyExpiresByTheAccountsClock() {
        Key key = tenant().key(Map.of("expires", Instant.parse(tenant().now()).plusSeconds(90 * 86_400L).toString()));
        tenant().advance("89d");
        assertAccepted(send(key));
        tenant().advance("2d");

        assertRefused(send(key), RefusalReason.KEY_EXPIRED);
    }

    @Test
    default void aKeyHasExpiredAtTheVeryMoment() {
        Key key = tenant().key(Map.of("expires", Instant.parse(tenant().now()).plusSeconds(60).toString()));
        tenant().advance("59999ms");
        assertAccepted(send(key));
        tenant().advance("1ms");

        assertRefused(send(key), RefusalReason.KEY_EXPIRED);
    }

    @Test
    default void whatIsRefusedIsNotAUse() {
        Key key = tenant().key(Map.of("allowedIps", List.of("203.0.113.7")));

        assertRefused(send(key), RefusalReason.ADDRESS_BLOCKED);

        assertThat(tenant().keys().get(0).get("lastUsed")).isNull();
    }

    @Test
    default void everythingNeedsItsPermission() {
        needs(Feature.PERMISSIONS);
        TestAccount roomy = TestAccount.open(http(), words(), "100");
        for (Capability capability : Capability.values()) {
            Optional<Asked> asked = words().needing(capability);
            if (asked.isPresent()) {
                String needed = words().permission(capability);
                List<String> others = words().permissions().stream().filter(name -> !name.equals(needed)).toList();
                Key without = roomy.key(Map.of("permissions", others));
                Key with = roomy.key(Map.of("permissions", List.of(needed)));

                Reply refused = ask(without, asked.get());
                assertRefused(refused, RefusalReason.PERMISSION_MISSING);
                assertThat(refused.body()).as("what is missing").contains(needed);
                assertThat(roomy.journal(ask(with, asked.get()).requestId()).get("reason")).as("%s alone", needed)
                        .isNotEqualTo(RefusalReason.PERMISSION_MISSING.code());
                roomy.revoke(with);
                roomy.revoke(without);
            }
        }
    }

    @Test
    default void theStateOfAKeyIsToldBeforeItsAddressAndItsPermissions() {
        Key key = tenant().key(Map.of("allowedIps", List.of("203.0.113.7")));
        tenant().revoke(key);

        assertRefused(send(key), RefusalReason.KEY_REVOKED);
    }
}
