package dev.latchkey.mockserver.gateway.sandbox;

import dev.latchkey.mockserver.auth.KeyCapability;
import dev.latchkey.sdk.keys.Permission;
import dev.latchkey.sdk.sandbox.SandboxKeyRules;

/** Maps capabilities to the sandbox's permissions. */
final class SandboxPermissions {
    private SandboxPermissions() {}

    static Permission of(KeyCapability capability) {
        return switch (capability) {
            case SEND_SMS -> SandboxKeyRules.SMS_SEND;
            case SEND_EMAIL -> SandboxKeyRules.EMAIL_SEND;
            case SEND_SMTP -> SandboxKeyRules.SMTP_SEND;
            case READ_MESSAGES -> SandboxKeyRules.MESSAGES_READ;
            case READ_STATISTICS -> SandboxKeyRules.STATISTICS_READ;
            case READ_WEBHOOKS -> SandboxKeyRules.WEBHOOKS_READ;
            case WRITE_WEBHOOKS -> SandboxKeyRules.WEBHOOKS_WRITE;
            case READ_KEYS -> SandboxKeyRules.KEYS_READ;
            case WRITE_KEYS -> SandboxKeyRules.KEYS_WRITE;
        };
    }
}
