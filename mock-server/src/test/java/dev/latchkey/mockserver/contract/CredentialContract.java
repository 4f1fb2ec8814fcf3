package dev.latchkey.mockserver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.auth.KeyCapability;
import dev.latchkey.mockserver.model.RefusalReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Refused credentials: the reason is in the response and in the journal. */
interface CredentialContract extends ContractFixture {
    @Test
    default void withoutAKeyNothingIsSent() {
        assertRefused(http().send(sendRequest()), RefusalReason.CREDENTIALS_MISSING);
    }

    @Test
    default void credentialsThatCannotBeReadAreNone() {
        assertRefused(http().send(profile().withMalformedCredentials(sendRequest())),
                RefusalReason.CREDENTIALS_MISSING);
    }

    @Test
    default void anUnknownKeyIsRefused() {
        TestKey key = account().key();
        String other = "Q" + key.publicPart().substring(1);

        assertRefused(send(new TestKey(key.id(), other, "z".repeat(key.secret().length()))), RefusalReason.KEY_UNKNOWN);
        assertNothingStored();
    }

    @Test
    default void aWrongSecretIsRefused() {
        TestKey key = account().key();
        String secret = key.secret();
        String last = secret.endsWith("a") ? "b" : "a";

        for (String wrong : List.of(secret.substring(0, secret.length() - 1) + last, secret + "a",
                secret.substring(1), "a".repeat(secret.length()))) {
            assertRefused(send(new TestKey(key.id(), key.publicPart(), wrong)), RefusalReason.KEY_UNKNOWN);
        }
        assertNothingStored();
    }

    @Test
    default void aRevokedKeyIsRefused() {
        TestKey key = account().key();
        assertAccepted(send(key));
        account().revoke(key);

        assertRefused(send(key), RefusalReason.KEY_REVOKED);
        assertThat(account().messages()).hasSize(1);
    }

    @Test
    default void aKeyExpiresByTheAccountsClock() {
        TestKey key = account()
                .key(Map.of("expires", Instant.parse(account().now()).plusSeconds(90 * 86_400L).toString()));
        account().advance("89d");
        assertAccepted(send(key));
        account().advance("2d");

        assertRefused(send(key), RefusalReason.KEY_EXPIRED);
    }

    @Test
    default void aKeyHasExpiredAtTheVeryMoment() {
        TestKey key = account().key(Map.of("expires", Instant.parse(account().now()).plusSeconds(60).toString()));
        account().advance("59999ms");
        assertAccepted(send(key));
        account().advance("1ms");

        assertRefused(send(key), RefusalReason.KEY_EXPIRED);
    }

    @Test
    default void whatIsRefusedIsNotAUse() {
        TestKey key = account().key(Map.of("allowedIps", List.of("203.0.113.7")));

        assertRefused(send(key), RefusalReason.ADDRESS_BLOCKED);

        assertThat(account().keys().get(0).get("lastUsed")).isNull();
    }

    @Test
    default void everythingNeedsItsPermission() {
        needs(Feature.PERMISSIONS);
        TestAccount other = TestAccount.create(http(), profile(), "100");
        for (KeyCapability capability : KeyCapability.values()) {
            Optional<TestRequest> asked = profile().requestRequiring(capability);
            if (asked.isPresent()) {
                String needed = profile().permission(capability);
                List<String> others = profile().permissions().stream().filter(name -> !name.equals(needed)).toList();
                TestKey without = other.key(Map.of("permissions", others));
                TestKey with = other.key(Map.of("permissions", List.of(needed)));

                TestResponse refused = sendAs(without, asked.get());
                assertRefused(refused, RefusalReason.PERMISSION_MISSING);
                assertThat(refused.body()).as("what is missing").contains(needed);
                assertThat(other.journal(sendAs(with, asked.get()).requestId()).get("reason")).as("%s alone", needed)
                        .isNotEqualTo(RefusalReason.PERMISSION_MISSING.code());
                other.revoke(with);
                other.revoke(without);
            }
        }
    }

    @Test
    default void theStateOfAKeyIsToldBeforeItsAddressAndItsPermissions() {
        TestKey key = account().key(Map.of("allowedIps", List.of("203.0.113.7")));
        account().revoke(key);

        assertRefused(send(key), RefusalReason.KEY_REVOKED);
    }
}
