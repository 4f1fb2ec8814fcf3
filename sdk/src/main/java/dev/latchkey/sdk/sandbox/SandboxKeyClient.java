package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.Paged;
import dev.latchkey.sdk.keys.Environment;
import dev.latchkey.sdk.keys.PermissionCatalogue;
import dev.latchkey.sdk.message.EmailReceipt;
import dev.latchkey.sdk.message.EmailSender;
import dev.latchkey.sdk.message.SmsReceipt;
import dev.latchkey.sdk.message.SmsSender;
import dev.latchkey.sdk.sandbox.wire.AccountResource;
import dev.latchkey.sdk.sandbox.wire.StatisticResource;
import org.jspecify.annotations.Nullable;

/**
 * The sandbox as a program sees it that holds a key. What the key may not do is refused with
 * {@link dev.latchkey.sdk.PermissionException}.
 *
 * {@snippet :
 * SandboxKeyClient program = sandbox.withKey("ck_1", Secret.of(System.getenv("LATCHKEY_SECRET")));
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
                .map(receipt -> new SmsReceipt(receipt.id(), Environment.of(receipt.environment()), receipt.parts(),
                        receipt.accepted()));
    }

    /** Sends e-mail; needs {@link SandboxKeyRules#EMAIL_SEND}. */
    public EmailSender emails() {
        SandboxMessagesApi api = operations.messages();
        return email -> api.sendEmail(RequestBodyMapper.of(email), outcome)
                .map(receipt -> new EmailReceipt(receipt.id(), Environment.of(receipt.environment()),
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
     * How much happened, the earliest day first: one entry for each day, key, channel and environment. Needs
     * {@link SandboxKeyRules#STATISTICS_READ}.
     */
    public Paged<StatisticResource> statistics(StatisticsQuery query) {
        return SandboxStatistics.find(operations.account(), query);
    }

    /** What a key can be allowed to do, as this server knows it; any accepted key may ask. */
    public ApiCall<PermissionCatalogue> permissions() {
        return SandboxKeys.catalogue(operations.account());
    }

    /** The account the key belongs to; any accepted key may ask. The cheapest way to see whether a key works. */
    public ApiCall<AccountResource> account() {
        return operations.account().account();
    }

    /**
     * The same sandbox, in which messages have this outcome, whoever their recipients are.
     *
     * @param name {@code delivered}, {@code bounce}, {@code softbounce}, {@code failed}, {@code clicked} and others that
     *        the server's manual lists
     */
    public SandboxKeyClient withOutcome(String name) {
        return new SandboxKeyClient(operations, name);
    }

    /** The operations as the server has them, for what is not above. */
    public SandboxOperations operations() {
        return operations;
    }
}
