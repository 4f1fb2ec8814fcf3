package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.internal.http.GatewayClient;
import dev.latchkey.sdk.keys.Environment;
import dev.latchkey.sdk.keys.KeyManager;
import dev.latchkey.sdk.message.EmailReceipt;
import dev.latchkey.sdk.message.EmailSender;
import dev.latchkey.sdk.message.SmsReceipt;
import dev.latchkey.sdk.message.SmsSender;
import dev.latchkey.sdk.sandbox.wire.AccountResource;
import dev.latchkey.sdk.sandbox.wire.NewEmailBody;
import dev.latchkey.sdk.sandbox.wire.NewSmsBody;

/**
 * The sandbox as a program sees it that holds a key. What the key may not do is refused with
 * {@link dev.latchkey.sdk.PermissionException}.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * {@snippet :
 * KeyedSandbox shop = sandbox.withKey("ck_1", Secret.of(System.getenv("LATCHKEY_SECRET")));
 * shop.sms().send(Sms.of("+4915112345678", "Your code is 123456")).execute();
 * }
 */
public final class KeyedSandbox {
    private final GatewayClient client;

    KeyedSandbox(GatewayClient client) {
        this.client = client;
    }

    /** Sends SMS; needs {@link SandboxKeyRules#SMS_SEND}. */
    public SmsSender sms() {
        SandboxMessagesApi api = client.create(SandboxMessagesApi.class);
        return sms -> api.sendSms(new NewSmsBody(sms.to(), sms.text(), sms.from(), null, null, null))
                .map(receipt -> new SmsReceipt(receipt.id(), Environment.of(receipt.environment()), receipt.parts(),
                        receipt.accepted()));
    }

    /** Sends e-mail; needs {@link SandboxKeyRules#EMAIL_SEND}. */
    public EmailSender emails() {
        SandboxMessagesApi api = client.create(SandboxMessagesApi.class);
        return email -> api
                .sendEmail(new NewEmailBody(email.from(), email.to(), email.subject(), email.text(), email.html(), null,
                        null, null, null, null, null, null, null))
                .map(receipt -> new EmailReceipt(receipt.id(), Environment.of(receipt.environment()),
                        receipt.recipients(), receipt.accepted()));
    }

    /** Reads captured messages; needs {@link SandboxKeyRules#MESSAGES_READ}. */
    public SandboxMessages messages() {
        return new SandboxMessages(client.create(SandboxMessagesApi.class));
    }

    /** Manages keys; needs {@link SandboxKeyRules#KEYS_READ} and {@link SandboxKeyRules#KEYS_WRITE}. */
    public KeyManager keys() {
        return new SandboxKeys(client.create(SandboxKeysApi.class));
    }

    /** The account the key belongs to; any accepted key may ask. The cheapest way to see whether a key works. */
    public ApiCall<AccountResource> account() {
        return client.create(SandboxAccountApi.class).account();
    }
}
