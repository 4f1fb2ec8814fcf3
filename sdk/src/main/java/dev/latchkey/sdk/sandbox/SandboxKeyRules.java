package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.keys.Environment;
import dev.latchkey.sdk.keys.KeyRules;
import dev.latchkey.sdk.keys.Permission;
import dev.latchkey.sdk.keys.PermissionCatalogue;
import dev.latchkey.sdk.keys.PermissionCatalogue.Access;
import dev.latchkey.sdk.keys.PermissionCatalogue.Entry;
import dev.latchkey.sdk.keys.PermissionCatalogue.Risk;
import dev.latchkey.sdk.keys.Support;
import java.util.List;
import java.util.Set;

/**
 * Rules for API keys of the sandbox, shared by its client and its server.
 *
 * {@snippet :
 * NewApiKey wanted = NewApiKey.named("shop").permissions(SandboxKeyRules.SMS_SEND).build();
 * }
 */
public final class SandboxKeyRules {
    /** Sends e-mail over HTTP. */
    public static final Permission EMAIL_SEND = Permission.of("email:send");

    /** Sends SMS over HTTP. */
    public static final Permission SMS_SEND = Permission.of("sms:send");

    /** Sends e-mail over SMTP. */
    public static final Permission SMTP_SEND = Permission.of("smtp:send");
    /** Reads captured messages. */
    public static final Permission MESSAGES_READ = Permission.of("messages:read");

    /** Reads statistics about sent messages and their outcomes. */
    public static final Permission STATISTICS_READ = Permission.of("statistics:read");
    /** Lists webhooks and their delivery attempts. */
    public static final Permission WEBHOOKS_READ = Permission.of("webhooks:read");
    /** Creates, changes and deletes webhooks, and triggers requests to them. */
    public static final Permission WEBHOOKS_WRITE = Permission.of("webhooks:write");
    /** Lists keys and their usage, without their secrets. */
    public static final Permission KEYS_READ = Permission.of("keys:read");

    /**
     * Creates, changes and revokes keys. A key with this permission cannot grant another key more than it has itself:
     * no further permissions, IP addresses, time or the live environment.
     */
    public static final Permission KEYS_WRITE = Permission.of("keys:write");

    /** The rules. */
    public static final KeyRules RULES = KeyRules.of(Sandbox.GATEWAY)
            .parts(KeyRules.Parts.PAIR)
            .names(new KeyRules.Names(true, 100, false))
            .environments(Environment.SANDBOX, Environment.LIVE)
            .length(new KeyRules.Length(Support.yes(), 16, 128, 96, 64))
            .allowlist(new KeyRules.Allowlist(Support.yes(),
                    Set.of(KeyRules.IpForm.ADDRESS, KeyRules.IpForm.RANGE), 100))
            .permissions(new KeyRules.Permissions(Support.yes(), 1, Support.yes(), new PermissionCatalogue(List.of(
                    new Entry(EMAIL_SEND, "send", Access.SEND, Risk.MEDIUM, "Sends e-mail over HTTP."),
                    new Entry(SMS_SEND, "send", Access.SEND, Risk.MEDIUM, "Sends SMS over HTTP."),
                    new Entry(SMTP_SEND, "send", Access.SEND, Risk.MEDIUM, "Sends e-mail over SMTP."),
                    new Entry(MESSAGES_READ, "messages", Access.READ, Risk.MEDIUM, "Reads captured messages."),
                    new Entry(STATISTICS_READ, "messages", Access.READ, Risk.LOW,
                            "Reads statistics about sent messages and their outcomes."),
                    new Entry(WEBHOOKS_READ, "webhooks", Access.READ, Risk.MEDIUM,
                            "Lists webhooks and their delivery attempts."),
                    new Entry(WEBHOOKS_WRITE, "webhooks", Access.CHANGE, Risk.HIGH,
                            "Creates, changes and deletes webhooks."),
                    new Entry(KEYS_READ, "keys", Access.READ, Risk.LOW,
                            "Lists keys and their usage, without their secrets."),
                    new Entry(KEYS_WRITE, "keys", Access.CHANGE, Risk.HIGH, "Creates, changes and revokes keys.")),
                    true)))
            .listing(Support.yes())
            .creation(Support.yes())
            .edit(Support.yes())
            .regenerate(Support.yes())
            .viewAgain(Support.yes())
            .revocation(Support.yes())
            .expiry(Support.yes())
            .lastUse(Support.yes())
            .maximum(15)
            .build();

    private SandboxKeyRules() {}
}
