package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.sdk.AuthenticationException;
import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.InvalidRequestException;
import dev.latchkey.sdk.PermissionException;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.IssuedKey;
import dev.latchkey.sdk.keys.KeyStatus;
import dev.latchkey.sdk.keys.NewApiKey;
import dev.latchkey.sdk.message.Email;
import dev.latchkey.sdk.message.Sms;
import dev.latchkey.sdk.message.SmsReceipt;
import dev.latchkey.sdk.sandbox.Sandbox;
import dev.latchkey.sdk.sandbox.SandboxKeyClient;
import dev.latchkey.sdk.sandbox.SandboxKeyRules;
import dev.latchkey.sdk.sandbox.SandboxSession;
import dev.latchkey.sdk.sandbox.wire.MessageResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The SDK's client with a real server, as users use them. */
class SdkAgainstServerTest {
    private final MockServer server = MockServer.start();
    private final Sandbox sandbox = Sandbox.at(ClientOptions.at(server.baseUrl().toString()));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatIsSentWithAKeyIsCapturedForItsAccount() {
        SandboxSession session = signIn();
        SandboxKeyClient keyed = keyed(session.keys().create(NewApiKey.named("shop")
                .permissions(SandboxKeyRules.SMS_SEND, SandboxKeyRules.EMAIL_SEND).build()).execute());

        SmsReceipt receipt = keyed.sms().send(Sms.of("+4915112345678", "Grüße, 5 €")).execute();
        keyed.emails().send(Email.from("Shop <shop@example.com>").to("ann@example.com", "bob@example.com")
                .subject("Welcome").text("Hello").build()).execute();

        assertThat(session.messages().newest(10).execute().items()).extracting(MessageResource::channel)
                .containsExactly("email", "sms");
        MessageResource sms = session.messages().get(receipt.messageId()).execute();
        assertThat(sms.text()).isEqualTo("Grüße, 5 €");
        assertThat(sms.encoding()).isEqualTo("gsm-7");
        assertThat(sms.keyName()).isEqualTo("shop");
    }

    @Test
    void aRevokedKeyIsRefusedOnItsVeryNextUse() {
        SandboxSession session = signIn();
        IssuedKey issued = session.keys()
                .create(NewApiKey.named("shop").permissions(SandboxKeyRules.SMS_SEND).build()).execute();
        SandboxKeyClient keyed = keyed(issued);
        keyed.account().execute();

        assertThat(session.keys().revoke(issued.key().id()).execute().status()).isEqualTo(KeyStatus.REVOKED);

        assertThatThrownBy(() -> keyed.account().execute()).isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("revoked");
        assertThat(session.keys().list().execute()).isEmpty();
    }

    @Test
    void aKeyCannotDoWhatItWasNotGiven() {
        SandboxKeyClient keyed = keyed(signIn().keys()
                .create(NewApiKey.named("shop").permissions(SandboxKeyRules.SMS_SEND).build()).execute());

        assertThatThrownBy(() -> keyed.messages().newest(1).execute()).isInstanceOf(PermissionException.class)
                .hasMessageContaining("messages:read");
    }

    @Test
    void aKeyWithoutPermissionsIsNotMade() {
        SandboxSession session = signIn();

        assertThatThrownBy(() -> session.keys().create(NewApiKey.named("shop").build()).execute())
                .isInstanceOf(InvalidRequestException.class);
        assertThat(session.keys().list().execute()).isEmpty();
    }

    @Test
    void whoSignedOutMustSignInAgain() {
        SandboxSession session = signIn();
        session.signOut().execute();

        assertThatThrownBy(() -> session.account().execute()).isInstanceOf(AuthenticationException.class);
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatThrownBy(() -> sandbox.signIn(DemoAccount.EMAIL, Secret.of("wrong")).execute())
                .isInstanceOf(AuthenticationException.class);
    }

    private SandboxSession signIn() {
        return sandbox.signIn(DemoAccount.EMAIL, DemoAccount.password()).execute();
    }

    private SandboxKeyClient keyed(IssuedKey issued) {
        return sandbox.withKey(issued.key().consumerKey(), issued.secret());
    }
}
