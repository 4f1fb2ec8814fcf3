package dev.latchkey.mockserver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.auth.Capability;
import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.RefusalReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is decided about a key holds for the very next request. */
interface KeyChangeContract extends ContractFixture {
    @Test
    default void revokingHoldsForTheNextRequestOfAKeptConnection() {
        Key key = tenant().key();
        String wire = words().as(key, sending()).wire();
        try (Http.Connection connection = http().connect()) {
            int accepted = connection.write(wire).status();
            assertThat(tenant().messages()).hasSize(1);
            tenant().revoke(key);
            connection.write(wire).status();
            connection.write(wire).status();

            assertThat(accepted).isBetween(200, 299);
            assertThat(tenant().newestEntry().get("reason")).isEqualTo(RefusalReason.KEY_REVOKED.code());
            assertThat(tenant().messages()).hasSize(1);
        }
    }

    @Test
    default void revokingDuringARequestDoesNotStopItButTheNext() {
        Key key = tenant().key();
        String rule = tenant().fault("before-handling", Map.of("delay", Map.of("median", "500ms"), "when",
                Map.of("next", 1)));
        CompletableFuture<Reply> underWay = http().later(words().as(key, sending()));
        until("the request is under way", () -> tenant().fired(rule) == 1);
        tenant().revoke(key);

        assertRefused(send(key), RefusalReason.KEY_REVOKED);
        assertAccepted(underWay.join());
        assertThat(tenant().messages()).hasSize(1);
    }

    @Test
    default void aChangeOfAddressesHoldsForTheNextRequest() {
        Key key = tenant().key();
        assertAccepted(send(key));
        tenant().editKey(key, Map.of("allowedIps", List.of("203.0.113.7")));
        assertRefused(send(key), RefusalReason.ADDRESS_BLOCKED);
        tenant().editKey(key, Map.of("allowedIps", List.of("203.0.113.7", "127.0.0.1")));
        assertAccepted(send(key));
    }

    @Test
    default void aChangeOfPermissionsHoldsForTheNextRequest() {
        needs(Feature.PERMISSIONS);
        String needed = words().permission(channel() == Channel.SMS ? Capability.SEND_SMS : Capability.SEND_EMAIL);
        Key key = tenant().key();
        assertAccepted(send(key));
        tenant().editKey(key, Map.of("permissions",
                words().permissions().stream().filter(name -> !name.equals(needed)).toList()));
        assertRefused(send(key), RefusalReason.PERMISSION_MISSING);
        tenant().editKey(key, Map.of("permissions", List.of(needed)));
        assertAccepted(send(key));
    }

    @Test
    default void aChangeOfTheExpiryHoldsForTheNextRequest() {
        Instant end = Instant.parse(tenant().now()).plusSeconds(60);
        Key key = tenant().key(Map.of("expires", end.toString()));
        tenant().advance("61s");
        assertRefused(send(key), RefusalReason.KEY_EXPIRED);
        tenant().editKey(key, Map.of("expires", end.plusSeconds(3600).toString()));
        assertAccepted(send(key));
        tenant().letNeverExpire(key);
        tenant().advance("999d");
        assertAccepted(send(key));
    }

    @Test
    default void aKeyRevokesAnotherByCall() {
        needs(Feature.REVOKES_KEYS);
        Key boss = tenant().key();
        Key key = tenant().key();

        assertAccepted(ask(boss, words().revokeKey(key.id())));

        assertRefused(send(key), RefusalReason.KEY_REVOKED);
        assertAccepted(send(boss));
    }

    @Test
    default void aKeyChangesAnotherByCall() {
        needs(Feature.EDITS_KEYS);
        Key boss = tenant().key();
        Key key = tenant().key();

        assertAccepted(ask(boss, words().editKey(key.id(), Map.of("allowedIps", List.of("203.0.113.7")))));

        assertRefused(send(key), RefusalReason.ADDRESS_BLOCKED);
        assertAccepted(ask(boss, words().editKey(key.id(), Map.of("allowedIps", List.of()))));
        assertAccepted(send(key));
    }
}
