package dev.latchkey.mockserver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.auth.KeyCapability;
import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.RefusalReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Changes to a key take effect with the next request. */
interface KeyChangeContract extends ContractFixture {
    @Test
    default void revokingHoldsForTheNextRequestOfAKeptConnection() {
        TestKey key = account().key();
        String wire = profile().authenticate(key, sendRequest()).wire();
        try (HttpTestClient.Connection connection = http().connect()) {
            int accepted = connection.write(wire).status();
            assertThat(account().messages()).hasSize(1);
            account().revoke(key);
            connection.write(wire).status();
            connection.write(wire).status();

            assertThat(accepted).isBetween(200, 299);
            assertThat(account().newestEntry().get("reason")).isEqualTo(RefusalReason.KEY_REVOKED.code());
            assertThat(account().messages()).hasSize(1);
        }
    }

    @Test
    default void revokingDuringARequestDoesNotStopItButTheNext() {
        TestKey key = account().key();
        String rule = account().fault("before-handling", Map.of("delay", Map.of("median", "500ms"), "when",
                Map.of("next", 1)));
        CompletableFuture<TestResponse> underWay = http().sendAsync(profile().authenticate(key, sendRequest()));
        until("the request is under way", () -> account().firedCount(rule) == 1);
        account().revoke(key);

        assertRefused(send(key), RefusalReason.KEY_REVOKED);
        assertAccepted(underWay.join());
        assertThat(account().messages()).hasSize(1);
    }

    @Test
    default void aChangeOfAddressesHoldsForTheNextRequest() {
        TestKey key = account().key();
        assertAccepted(send(key));
        account().editKey(key, Map.of("allowedIps", List.of("203.0.113.7")));
        assertRefused(send(key), RefusalReason.ADDRESS_BLOCKED);
        account().editKey(key, Map.of("allowedIps", List.of("203.0.113.7", "127.0.0.1")));
        assertAccepted(send(key));
    }

    @Test
    default void aChangeOfPermissionsHoldsForTheNextRequest() {
        needs(Feature.PERMISSIONS);
        String needed = profile()
                .permission(channel() == Channel.SMS ? KeyCapability.SEND_SMS : KeyCapability.SEND_EMAIL);
        TestKey key = account().key();
        assertAccepted(send(key));
        account().editKey(key, Map.of("permissions",
                profile().permissions().stream().filter(name -> !name.equals(needed)).toList()));
        assertRefused(send(key), RefusalReason.PERMISSION_MISSING);
        account().editKey(key, Map.of("permissions", List.of(needed)));
        assertAccepted(send(key));
    }

    @Test
    default void aChangeOfTheExpiryHoldsForTheNextRequest() {
        Instant end = Instant.parse(account().now()).plusSeconds(60);
        TestKey key = account().key(Map.of("expires", end.toString()));
        account().advance("61s");
        assertRefused(send(key), RefusalReason.KEY_EXPIRED);
        account().editKey(key, Map.of("expires", end.plusSeconds(3600).toString()));
        assertAccepted(send(key));
        account().removeExpiry(key);
        account().advance("999d");
        assertAccepted(send(key));
    }

    @Test
    default void aKeyRevokesAnotherByCall() {
        needs(Feature.REVOKES_KEYS);
        TestKey manager = account().key();
        TestKey key = account().key();

        assertAccepted(sendAs(manager, profile().revokeKey(key.id())));

        assertRefused(send(key), RefusalReason.KEY_REVOKED);
        assertAccepted(send(manager));
    }

    @Test
    default void aKeyChangesAnotherByCall() {
        needs(Feature.EDITS_KEYS);
        TestKey manager = account().key();
        TestKey key = account().key();

        assertAccepted(sendAs(manager, profile().editKey(key.id(), Map.of("allowedIps", List.of("203.0.113.7")))));

        assertRefused(send(key), RefusalReason.ADDRESS_BLOCKED);
        assertAccepted(sendAs(manager, profile().editKey(key.id(), Map.of("allowedIps", List.of()))));
        assertAccepted(send(key));
    }
}
