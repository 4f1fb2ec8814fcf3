package dev.latchkey.sdk.sandbox.wire;

import dev.latchkey.sdk.keys.IpRange;
import dev.latchkey.sdk.keys.Permission;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Request body of {@code POST /sandbox/v1/keys}.
 *
 * {@snippet :
 * NewKeyBody body = new NewKeyBody("shop", "live", 64, List.of(SandboxKeyRules.SMS_SEND), null, null, false);
 * IssuedKeyResource issued = session.operations().keys().create(body).execute();
 * }
 *
 * @param name name given by the owner, 1 to 100 characters
 * @param environment {@code sandbox}, the default, or {@code live}
 * @param length number of characters of the secret, 16 to 128; null for 96
 * @param permissions at least one permission of the catalogue, or {@code *} for all
 * @param allowedIps allowed IP addresses and ranges; null or empty for all
 * @param expires expiry; null for never
 * @param viewable true if the secret can be read again later; null for false
 */
public record NewKeyBody(String name, @Nullable String environment, @Nullable Integer length,
        List<Permission> permissions, @Nullable List<IpRange> allowedIps, @Nullable Instant expires,
        @Nullable Boolean viewable) {}
