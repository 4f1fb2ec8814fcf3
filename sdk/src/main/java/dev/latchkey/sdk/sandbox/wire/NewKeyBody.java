package dev.latchkey.sdk.sandbox.wire;

import dev.latchkey.sdk.keys.IpRange;
import dev.latchkey.sdk.keys.Permission;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /sandbox/v1/keys}.
 *
 * {@snippet :
 * NewKeyBody wanted = new NewKeyBody("shop", "live", 64, List.of(SandboxKeyRules.SMS_SEND), null, null, false);
 * IssuedKeyResource made = session.operations().keys().create(wanted).execute();
 * }
 *
 * @param name the owner's name for it, 1 to 100 characters
 * @param environment {@code sandbox}, the standard, or {@code live}
 * @param length characters of the secret, 16 to 128; null for 96
 * @param permissions names of the catalogue, or {@code *} for all; at least one
 * @param allowedIps addresses and ranges; null or empty for everywhere
 * @param expires when it ends by itself; null for never
 * @param viewable whether the secret can be read again later; null for no
 */
public record NewKeyBody(String name, @Nullable String environment, @Nullable Integer length,
        List<Permission> permissions, @Nullable List<IpRange> allowedIps, @Nullable Instant expires,
        @Nullable Boolean viewable) {}
