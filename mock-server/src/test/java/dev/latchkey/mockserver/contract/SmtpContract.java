package dev.latchkey.mockserver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.auth.KeyCapability;
import dev.latchkey.mockserver.model.RefusalReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** SMTP authorizes the same keys as the gateway API. */
interface SmtpContract extends ContractFixture {
    @Test
    default void aMailIsTakenFromTheSameKey() {
        needs(Feature.SMTP);
        TestKey key = account().key();
        try (SmtpTestClient mail = new SmtpTestClient(smtpPort())) {
            assertThat(mail.login(key)).isEqualTo(235);
            assertThat(mail.send("shop@example.com", "ann@example.com", "Subject: News\r\n\r\nHello\r\n"))
                    .isEqualTo(250);
        }

        assertThat(account().message().get("source")).isEqualTo("smtp");
        assertThat(account().message().get("keyId")).isEqualTo(key.id());
        assertThat(account().message().get("subject")).isEqualTo("News");
        assertThat(String.valueOf(account().message().get("text")).strip()).isEqualTo("Hello");
        assertThat(account().newestEntry().get("source")).isEqualTo("smtp");
        assertThat(account().newestEntry().get("messageId")).isEqualTo(account().message().get("id"));
    }

    @Test
    default void theRelayRefusesWrongRevokedAndExpiredKeys() {
        needs(Feature.SMTP);
        TestKey key = account().key();
        assertLogin(new TestKey(key.id(), key.publicPart(), "w" + key.secret()), 535);
        assertThat(account().newestEntry().get("reason")).isEqualTo(RefusalReason.KEY_UNKNOWN.code());
        assertThat(account().newestEntry().get("keyId")).isEqualTo(key.id());
        account().revoke(key);
        assertLogin(key, 535);
        assertThat(account().newestEntry().get("reason")).isEqualTo(RefusalReason.KEY_REVOKED.code());
        TestKey shortLived = account()
                .key(Map.of("expires", Instant.parse(account().now()).plusSeconds(60).toString()));
        assertLogin(shortLived, 235);
        account().advance("60s");
        assertLogin(shortLived, 535);
        assertThat(account().newestEntry().get("reason")).isEqualTo(RefusalReason.KEY_EXPIRED.code());
        assertNothingStored();
    }

    @Test
    default void theRelayObeysAddressesAndPermissions() {
        needs(Feature.SMTP, Feature.PERMISSIONS);
        TestKey elsewhere = account().key(Map.of("allowedIps", List.of("203.0.113.7")));
        assertLogin(elsewhere, 550);
        assertThat(account().newestEntry().get("reason")).isEqualTo(RefusalReason.ADDRESS_BLOCKED.code());
        String needed = profile().permission(KeyCapability.SEND_SMTP);
        assertLogin(account().key(Map.of("permissions",
                profile().permissions().stream().filter(name -> !name.equals(needed)).toList())), 550);
        assertThat(account().newestEntry().get("reason")).isEqualTo(RefusalReason.PERMISSION_MISSING.code());
        assertLogin(account().key(Map.of("permissions", List.of(needed))), 235);
    }

    @Test
    default void revokingHoldsForTheNextMailOfALoggedInClient() {
        needs(Feature.SMTP);
        TestKey key = account().key();
        try (SmtpTestClient mail = new SmtpTestClient(smtpPort())) {
            assertThat(mail.login(key)).isEqualTo(235);
            assertThat(mail.send("shop@example.com", "ann@example.com", "Subject: 1\r\n\r\n1\r\n")).isEqualTo(250);
            account().revoke(key);
            assertThat(mail.send("shop@example.com", "ann@example.com", "Subject: 2\r\n\r\n2\r\n"))
                    .isBetween(500, 599);
        }
        assertThat(account().messages()).hasSize(1);
    }

    @Test
    default void nothingIsTakenWithoutLogin() {
        needs(Feature.SMTP);
        try (SmtpTestClient mail = new SmtpTestClient(smtpPort())) {
            assertThat(mail.command("EHLO client.example")).isEqualTo(250);
            assertThat(mail.command("MAIL FROM:<shop@example.com>")).isEqualTo(530);
        }
    }

    private void assertLogin(TestKey key, int code) {
        try (SmtpTestClient mail = new SmtpTestClient(smtpPort())) {
            int login = mail.login(key);
            assertThat(login == 235 ? mail.command("MAIL FROM:<shop@example.com>") : login)
                    .isEqualTo(code == 235 ? 250 : code);
        }
    }
}
