package dev.latchkey.mockserver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.auth.Capability;
import dev.latchkey.mockserver.model.RefusalReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The relay lets in whom the gateway's API would, and nobody else. */
interface RelayContract extends ContractFixture {
    @Test
    default void aMailIsTakenFromTheSameKey() {
        needs(Feature.SMTP);
        Key key = tenant().key();
        try (Mail mail = new Mail(smtpPort())) {
            assertThat(mail.login(key)).isEqualTo(235);
            assertThat(mail.send("shop@example.com", "ann@example.com", "Subject: News\r\n\r\nHello\r\n"))
                    .isEqualTo(250);
        }

        assertThat(tenant().message().get("source")).isEqualTo("smtp");
        assertThat(tenant().message().get("keyId")).isEqualTo(key.id());
        assertThat(tenant().message().get("subject")).isEqualTo("News");
        assertThat(String.valueOf(tenant().message().get("text")).strip()).isEqualTo("Hello");
        assertThat(tenant().newestEntry().get("source")).isEqualTo("smtp");
        assertThat(tenant().newestEntry().get("messageId")).isEqualTo(tenant().message().get("id"));
    }

    @Test
    default void theRelayRefusesWrongRevokedAndExpiredKeys() {
        needs(Feature.SMTP);
        Key key = tenant().key();
        assertLogin(new Key(key.id(), key.publicPart(), "w" + key.secret()), 535);
        assertThat(tenant().newestEntry().get("reason")).isEqualTo(RefusalReason.KEY_UNKNOWN.code());
        assertThat(tenant().newestEntry().get("keyId")).isEqualTo(key.id());
        tenant().revoke(key);
        assertLogin(key, 535);
        assertThat(tenant().newestEntry().get("reason")).isEqualTo(RefusalReason.KEY_REVOKED.code());
        Key shortLived = tenant().key(Map.of("expires", Instant.parse(tenant().now()).plusSeconds(60).toString()));
        assertLogin(shortLived, 235);
        tenant().advance("60s");
        assertLogin(shortLived, 535);
        assertThat(tenant().newestEntry().get("reason")).isEqualTo(RefusalReason.KEY_EXPIRED.code());
        assertNothingStored();
    }

    @Test
    default void theRelayObeysAddressesAndPermissions() {
        needs(Feature.SMTP, Feature.PERMISSIONS);
        Key elsewhere = tenant().key(Map.of("allowedIps", List.of("203.0.113.7")));
        assertLogin(elsewhere, 550);
        assertThat(tenant().newestEntry().get("reason")).isEqualTo(RefusalReason.ADDRESS_BLOCKED.code());
        String needed = words().permission(Capability.SEND_SMTP);
        assertLogin(tenant().key(Map.of("permissions",
                words().permissions().stream().filter(name -> !name.equals(needed)).toList())), 550);
        assertThat(tenant().newestEntry().get("reason")).isEqualTo(RefusalReason.PERMISSION_MISSING.code());
        assertLogin(tenant().key(Map.of("permissions", List.of(needed))), 235);
    }

    @Test
    default void revokingHoldsForTheNextMailOfALoggedInClient() {
        needs(Feature.SMTP);
        Key key = tenant().key();
        try (Mail mail = new Mail(smtpPort())) {
            assertThat(mail.login(key)).isEqualTo(235);
            assertThat(mail.send("shop@example.com", "ann@example.com", "Subject: 1\r\n\r\n1\r\n")).isEqualTo(250);
            tenant().revoke(key);
            assertThat(mail.send("shop@example.com", "ann@example.com", "Subject: 2\r\n\r\n2\r\n"))
                    .isBetween(500, 599);
        }
        assertThat(tenant().messages()).hasSize(1);
    }

    @Test
    default void nothingIsTakenWithoutLogin() {
        needs(Feature.SMTP);
        try (Mail mail = new Mail(smtpPort())) {
            assertThat(mail.ask("EHLO client.example")).isEqualTo(250);
            assertThat(mail.ask("MAIL FROM:<shop@example.com>")).isEqualTo(530);
        }
    }

    private void assertLogin(Key key, int code) {
        try (Mail mail = new Mail(smtpPort())) {
            int login = mail.login(key);
            assertThat(login == 235 ? mail.ask("MAIL FROM:<shop@example.com>") : login)
                    .isEqualTo(code == 235 ? 250 : code);
        }
    }
}
