package dev.latchkey.mockserver;

import dev.latchkey.mockserver.core.Allowances;
import dev.latchkey.mockserver.delivery.DeliveryRules;
import dev.latchkey.sdk.keys.IpRange;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a server treats callers and messages.
 *
 * @param allowances what callers can have
 * @param delivery what becomes of messages
 * @param trustedProxies whose word on where a request comes from is believed
 */
record ServerRules(Allowances allowances, DeliveryRules delivery, List<IpRange> trustedProxies) {
    /** What holds unless something else is set. */
    static final ServerRules STANDARD = new ServerRules(Allowances.STANDARD, DeliveryRules.STANDARD, List.of());

    ServerRules {
        trustedProxies = List.copyOf(trustedProxies);
    }

    /** The same in words, by the names of the settings. */
    Map<String, String> shown() {
        return Map.of("max-keys", Integer.toString(allowances.keys()), "max-concurrent",
                Integer.toString(allowances.requestsAtOnce()), "max-body", Integer.toString(allowances.bodyBytes()),
                "max-mail", Long.toString(delivery.largestEmail()), "delivery",
                delivery.pace().name().toLowerCase(Locale.ROOT), "price-sms", delivery.smsPrice().toPlainString(),
                "price-email", delivery.emailPrice().toPlainString(), "keep-for", delivery.age().toString(),
                "trusted-proxies",
                trustedProxies.stream().map(IpRange::toString).collect(Collectors.joining(",")));
    }
}
