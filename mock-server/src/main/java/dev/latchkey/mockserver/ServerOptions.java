package dev.latchkey.mockserver;

import dev.latchkey.mockserver.account.ApiLimits;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryRules;
import dev.latchkey.mockserver.release.ReleaseSmtpServer;
import dev.latchkey.sdk.keys.IpRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Options of a server apart from its listeners and its store.
 *
 * @param limits limits for callers of the APIs
 * @param delivery speed, prices and sizes of deliveries
 * @param trustedProxies proxies whose {@code X-Forwarded-For} header field is trusted
 * @param releaseServer SMTP server that captured mail can be released through; null if there is none
 */
record ServerOptions(ApiLimits limits, DeliveryRules delivery, List<IpRange> trustedProxies,
        @Nullable ReleaseSmtpServer releaseServer) {
    static final ServerOptions DEFAULTS = new ServerOptions(ApiLimits.DEFAULTS, DeliveryRules.DEFAULTS, List.of());

    ServerOptions {
        trustedProxies = List.copyOf(trustedProxies);
    }

    /** Options of a server that cannot release mail. */
    ServerOptions(ApiLimits limits, DeliveryRules delivery, List<IpRange> trustedProxies) {
        this(limits, delivery, trustedProxies, null);
    }
}
