package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.Paged;
import dev.latchkey.sdk.keys.PermissionCatalogue;
import dev.latchkey.sdk.message.EmailReceipt;
import dev.latchkey.sdk.message.EmailSender;
import dev.latchkey.sdk.message.SmsReceipt;
import dev.latchkey.sdk.message.SmsSender;
import dev.latchkey.sdk.sandbox.wire.AccountResource;
import dev.latchkey.sdk.sandbox.wire.StatisticResource;
import org.jspecify.annotations.Nullable;

/**
 * Client of the sandbox with an API key. Operations that the key may not perform fail with {@link
 * dev.latchkey.sdk.PermissionException}.
 *
 * {@snippet :
 * SandboxKeyClient program = sandbox.withKey("ck_1", Secret.ofEnvironment("LATCHKEY_SECRET"));
 * program.sms().send(Sms.of("+4915112345678", "Hello")).execute();
 * program.withOutcome("bounce").emails().send(email).execute();
 * }
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class SandboxKeyClient {
    private final SandboxOperations operations;
    private final @Nullable String outcome;

    SandboxKeyClient(SandboxOperations operations, @Nullable String outcome) {
        this.operations = operations;
        this.outcome = outcome;
    }

    /** Sends SMS; needs {@link SandboxKeyRules#SMS_SEND}. */
    public SmsSender sms() {
        SandboxMessagesApi api = operations.messages();
        return sms -> api.sendSms(RequestBodyMapper.of(sms), outcome)
                .map(receipt -> new SmsReceipt(receipt.id(), receipt.environment(), receipt.parts(),
                        receipt.accepted()));
    }

    /** Sends e-mail; needs {@link SandboxKeyRules#EMAIL_SEND}. */
    public EmailSender emails() {
        SandboxMessagesApi api = operations.messages();
        return email -> api.sendEmail(RequestBodyMapper.of(email), outcome)
                .map(receipt -> new EmailReceipt(receipt.id(), receipt.environment(),
                        receipt.recipients(), receipt.accepted()));
    }

    /** Reads captured messages; needs {@link SandboxKeyRules#MESSAGES_READ}. */
    public SandboxMessages messages() {
        return new SandboxMessages(operations.messages());
    }

    /** Manages keys; needs {@link SandboxKeyRules#KEYS_READ} and {@link SandboxKeyRules#KEYS_WRITE}. */
    public SandboxKeys keys() {
        return new SandboxKeys(operations.keys());
    }

    /** Manages webhooks; needs {@link SandboxKeyRules#WEBHOOKS_READ} and {@link SandboxKeyRules#WEBHOOKS_WRITE}. */
    public SandboxWebhooks webhooks() {
        return new SandboxWebhooks(operations.webhooks());
    }

    /**
     * Lists statistics, the earliest day first, with one entry for each day, key, channel and environment. Needs
     * {@link SandboxKeyRules#STATISTICS_READ}.
     */
    public Paged<StatisticResource> statistics(StatisticsQuery query) {
        return SandboxStatistics.find(operations.account(), query);
    }

    /** Gets the permissions that this server knows. Every valid key may call this. */
    public ApiCall<PermissionCatalogue> permissions() {
        return SandboxKeys.catalogue(operations.account());
    }

    /** Gets the account of the key. Every valid key may call this, and it is the cheapest way to check a key. */
    public ApiCall<AccountResource> account() {
        return operations.account().account();
    }

    /**
     * Returns a copy of this client whose messages have this outcome, whatever their recipients.
     *
     * @param name {@code delivered}, {@code bounce}, {@code softbounce}, {@code failed}, {@code clicked} or another
     *        one in the server's documentation
     */
    public SandboxKeyClient withOutcome(String name) {
        return new SandboxKeyClient(operations, name);
    }

    /** Returns the single operations of the API, for everything not covered above. */
    public SandboxOperations operations() {
        return operations;
    }
}
