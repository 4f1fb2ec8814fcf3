package dev.latchkey.mockserver;

import dev.latchkey.mockserver.account.ApiLimits;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryRules;
import dev.latchkey.mockserver.release.ReleaseSmtpServer;
import dev.latchkey.sdk.keys.IpRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a server treats callers and messages.
 *
 * @param limits what callers can have
 * @param delivery what becomes of messages
 * @param trustedProxies whose word on where a request comes from is believed
 * @param releaseServer what truly sends mails; null where nothing does
 */
record ServerOptions(ApiLimits limits, DeliveryRules delivery, List<IpRange> trustedProxies,
        @Nullable ReleaseSmtpServer releaseServer) {
    /** What holds unless something else is set. */
    static final ServerOptions DEFAULTS = new ServerOptions(ApiLimits.DEFAULTS, DeliveryRules.DEFAULTS, List.of());

    ServerOptions {
        trustedProxies = List.copyOf(trustedProxies);
    }

    /** Rules of a server that truly sends nothing. */
    ServerOptions(ApiLimits limits, DeliveryRules delivery, List<IpRange> trustedProxies) {
        this(limits, delivery, trustedProxies, null);
    }
}
