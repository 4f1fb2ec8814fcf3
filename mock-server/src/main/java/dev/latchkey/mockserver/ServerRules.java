package dev.latchkey.mockserver;

import dev.latchkey.mockserver.core.Allowances;
import dev.latchkey.mockserver.delivery.DeliveryRules;
import dev.latchkey.mockserver.release.ReleaseServer;
import dev.latchkey.sdk.keys.IpRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a server treats callers and messages.
 *
 * @param allowances what callers can have
 * @param delivery what becomes of messages
 * @param trustedProxies whose word on where a request comes from is believed
 * @param release what truly sends mails; null where nothing does
 */
record ServerRules(Allowances allowances, DeliveryRules delivery, List<IpRange> trustedProxies,
        @Nullable ReleaseServer release) {
    /** What holds unless something else is set. */
    static final ServerRules STANDARD = new ServerRules(Allowances.STANDARD, DeliveryRules.STANDARD, List.of());

    ServerRules {
        trustedProxies = List.copyOf(trustedProxies);
    }

    /** Rules of a server that truly sends nothing. */
    ServerRules(Allowances allowances, DeliveryRules delivery, List<IpRange> trustedProxies) {
        this(allowances, delivery, trustedProxies, null);
    }
}
