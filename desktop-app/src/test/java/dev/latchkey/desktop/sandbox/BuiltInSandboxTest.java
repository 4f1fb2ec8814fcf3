package dev.latchkey.desktop.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.desktop.account.CapturedMessage;
import dev.latchkey.desktop.account.Channel;
import dev.latchkey.desktop.account.ConnectFailedException;
import dev.latchkey.desktop.account.Connection;
import dev.latchkey.desktop.account.Exchange;
import dev.latchkey.desktop.account.OutgoingMessage;
import dev.latchkey.sdk.AuthenticationException;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.ApiKey;
import dev.latchkey.sdk.keys.IpRange;
import dev.latchkey.sdk.keys.IssuedKey;
import dev.latchkey.sdk.keys.NewApiKey;
import dev.latchkey.sdk.message.Email;
import dev.latchkey.sdk.message.Sms;
import dev.latchkey.sdk.sandbox.SandboxKeyRules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltInSandboxTest {
    private static final NewApiKey NEW_KEY = NewApiKey.named("shop")
            .permissions(SandboxKeyRules.SMS_SEND, SandboxKeyRules.EMAIL_SEND).build();

    @TempDir
    Path data;

    @Test
    void aSecondStartFindsTheKeysAgain() {
        try (Connection first = open(0)) {
            first.create(NEW_KEY);
        }
        try (Connection second = open(0)) {
            assertThat(second.keys()).extracting(ApiKey::name).containsExactly("shop");
        }
    }

    @Test
    void aPortThatIsTakenIsReplacedByAFreeOne() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                Connection connection = open(taken.getLocalPort())) {
            assertThat(connection.address().getPort()).isNotEqualTo(taken.getLocalPort()).isPositive();
            assertThat(connection.keys()).isEmpty();
        }
    }

    @Test
    void dataThatAnotherLatchkeyUsesAreNamedAsTheReason() {
        try (Connection first = open(0)) {
            assertThat(first.keys()).isEmpty();
            assertThatExceptionOfType(ConnectFailedException.class).isThrownBy(() -> open(0))
                    .withMessageContaining(data.toString());
        }
    }

    @Test
    void aMessageIsSentCapturedAndItsExchangeToldWithoutCredentials() {
        try (Connection connection = open(0)) {
            IssuedKey issued = connection.create(NEW_KEY);
            Exchange mail = connection.send(issued.key(), issued.secret(), new OutgoingMessage.Mail(
                    Email.from("shop@example.com").to("ann@example.com").subject("Hi").text("Hello").build()));
            Exchange sms = connection.send(issued.key(), issued.secret(),
                    new OutgoingMessage.Text(Sms.of("+4915112345678", "Code 1")));

            assertThat(mail.accepted()).isTrue();
            assertThat(mail.path()).isEqualTo("/sandbox/v1/emails");
            assertThat(mail.request()).contains("\"subject\": \"Hi\"");
            assertThat(sms.response()).contains("\"parts\": 1");
            assertThat(mail + "" + sms).doesNotContain(issued.secret().reveal());
            assertThat(connection.captured(null, 10).messages()).extracting(CapturedMessage::channel)
                    .containsExactly(Channel.SMS, Channel.EMAIL);
        }
    }

    @Test
    void aRefusedMessageTellsWhy() {
        try (Connection connection = open(0)) {
            IssuedKey issued = connection.create(NEW_KEY);
            Exchange refused = connection.send(issued.key(), Secret.of("not-the-right-secret"),
                    new OutgoingMessage.Text(Sms.of("+4915112345678", "Code 1")));
            assertThat(refused.accepted()).isFalse();
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.response()).contains("\"code\": \"key-unknown\"");

            Exchange invalid = connection.send(issued.key(), issued.secret(),
                    new OutgoingMessage.Text(Sms.of("123", "x")));
            assertThat(invalid.response()).contains("\"field\": \"to\"");
        }
    }

    @Test
    void aKeyForOtherAddressesIsRefusedHere() {
        try (Connection connection = open(0)) {
            IssuedKey issued = connection.create(NewApiKey.named("far").permissions(SandboxKeyRules.SMS_SEND)
                    .allowedIps(IpRange.parse("203.0.113.0/24")).build());
            Exchange refused = connection.send(issued.key(), issued.secret(),
                    new OutgoingMessage.Text(Sms.of("+4915112345678", "Code 1")));
            assertThat(refused.response()).contains("\"code\": \"address-blocked\"");
        }
    }

    @Test
    void aRevokedKeyIsRefusedAtItsNextUse() {
        try (Connection connection = open(0)) {
            IssuedKey issued = connection.create(NEW_KEY);
            connection.probe(issued.key(), issued.secret());
            connection.revoke(issued.key().id());
            assertThatExceptionOfType(AuthenticationException.class)
                    .isThrownBy(() -> connection.probe(issued.key(), issued.secret()))
                    .satisfies(e -> assertThat(e.code()).contains("key-revoked"));
        }
    }

    private Connection open(int port) {
        return new BuiltInSandbox(data, port).open();
    }
}
