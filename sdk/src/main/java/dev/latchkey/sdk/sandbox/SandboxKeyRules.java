package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.keys.Environment;
import dev.latchkey.sdk.keys.KeyRules;
import dev.latchkey.sdk.keys.Permission;
import dev.latchkey.sdk.keys.PermissionCatalogue;
import dev.latchkey.sdk.keys.PermissionCatalogue.Entry;
import dev.latchkey.sdk.keys.PermissionCatalogue.Risk;
import dev.latchkey.sdk.keys.Support;
import java.util.List;
import java.util.Set;

/** What the sandbox can do with keys; its client and its server both go by this. */
public final class SandboxKeyRules {
    /** Sends e-mail over HTTP. */
    public static final Permission EMAIL_SEND = Permission.of("email:send");

    /** Sends SMS over HTTP. */
    public static final Permission SMS_SEND = Permission.of("sms:send");

    /** Reads captured messages. */
    public static final Permission MESSAGES_READ = Permission.of("messages:read");

    /** Lists keys, without their secrets. */
    public static final Permission KEYS_READ = Permission.of("keys:read");

    /** Makes and revokes keys. A key made so has no other permissions, but may last longer and be used from elsewhere. */
    public static final Permission KEYS_WRITE = Permission.of("keys:write");

    /** The rules. */
    public static final KeyRules RULES = new KeyRules(
            Sandbox.GATEWAY,
            100,
            List.of(Environment.SANDBOX, Environment.LIVE),
            new KeyRules.Length(Support.yes(), 16, 128, 96, 64),
            new KeyRules.Allowlist(Support.yes(), Set.of(KeyRules.IpForm.ADDRESS, KeyRules.IpForm.RANGE), 100),
            new PermissionCatalogue(List.of(
                    new Entry(EMAIL_SEND, "send", Risk.MEDIUM, "Sends e-mail over HTTP."),
                    new Entry(SMS_SEND, "send", Risk.MEDIUM, "Sends SMS over HTTP."),
                    new Entry(MESSAGES_READ, "messages", Risk.MEDIUM, "Reads captured messages."),
                    new Entry(KEYS_READ, "keys", Risk.LOW, "Lists keys, without their secrets."),
                    new Entry(KEYS_WRITE, "keys", Risk.HIGH, "Makes and revokes keys."))),
            Support.yes(),
            Support.no("The sandbox cannot change a key yet. Make a new one and revoke this one."),
            Support.no("The sandbox cannot give a key a new secret yet. Make a new one and revoke this one."),
            Support.no("The sandbox keeps only a hash of the secret."),
            Support.yes(),
            15);

    private SandboxKeyRules() {}
}
