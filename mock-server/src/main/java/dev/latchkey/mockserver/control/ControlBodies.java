package dev.latchkey.mockserver.control;

import dev.latchkey.mockserver.core.KeyIssuer;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.IpRange;
import dev.latchkey.sdk.keys.Permission;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON bodies the control API answers with. */
public final class ControlBodies {
    private ControlBodies() {}

    /** Whether the server is ready. */
    public record Health(String status) {}

    /** All accounts, the oldest first. */
    public record AccountList(List<AccountView> items) {}

    /** An account. */
    public record AccountView(String id, String email, BigDecimal balance, Instant created) {
        static AccountView of(Account account) {
            return new AccountView(account.id(), account.email(), account.balance(), account.created());
        }
    }

    /**
     * A key that was made for a test.
     *
     * @param key its public part
     * @param secret what it is used with, told this once
     * @param signingSecret what signs requests; null where the gateway has none
     */
    public record IssuedView(String id, String gateway, String name, String environment, @Nullable String key,
            Secret secret, @Nullable Secret signingSecret, List<Permission> permissions, List<IpRange> allowedIps,
            @Nullable Instant expires, Instant created) {
        static IssuedView of(KeyIssuer.Issued issued) {
            StoredKey key = issued.key();
            return new IssuedView(key.id(), key.gateway(), key.name(), key.environment().name(), key.publicPart(),
                    issued.secret(), null, key.permissions(), key.allowedIps(), key.expires(), key.created());
        }
    }
}
