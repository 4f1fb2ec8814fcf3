package dev.latchkey.mockserver;

import dev.latchkey.mockserver.account.ApiLimits;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryRules;
import dev.latchkey.mockserver.http.ConnectionLimits;
import dev.latchkey.mockserver.model.RetentionLimits;
import dev.latchkey.mockserver.release.ReleaseSmtpServer;
import dev.latchkey.sdk.keys.IpRange;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The settings a server runs with, by name and as text, for {@code GET /info}. Never contains a secret. */
final class EffectiveSettings {
    private final Map<String, String> settings = new TreeMap<>();

    Map<String, String> toMap() {
        return Map.copyOf(settings);
    }

    EffectiveSettings with(String name, Object value) {
        settings.put(name, value instanceof Duration time ? format(time) : value.toString());
        return this;
    }

    EffectiveSettings with(ServerOptions options) {
        ApiLimits apiLimits = options.limits();
        DeliveryRules delivery = options.delivery();
        ReleaseSmtpServer releaseServer = options.releaseServer();
        if (releaseServer != null) {
            with("release-smtp", releaseServer.address()).with("release-to", String.join(",", releaseServer.allowed()));
        }
        return with("max-keys", apiLimits.keys()).with("max-concurrent", apiLimits.requestsAtOnce())
                .with("max-body", apiLimits.bodyBytes()).with("max-mail", delivery.maxEmailBytes())
                .with("delivery", delivery.pace().name().toLowerCase(Locale.ROOT))
                .with("price-sms", delivery.smsPrice().toPlainString())
                .with("price-email", delivery.emailPrice().toPlainString())
                .with("trusted-proxies", join(options.trustedProxies()));
    }

    EffectiveSettings with(RetentionLimits retention) {
        return with("keep-messages", retention.messages()).with("keep-bytes", retention.bytes())
                .with("keep-for", retention.age()).with("keep-journal", retention.journalEntries());
    }

    EffectiveSettings with(ConnectionLimits limits) {
        return with("max-header", limits.headBytes()).with("header-timeout", limits.headTimeout())
                .with("idle-timeout", limits.idleTimeout()).with("max-connections", limits.connections())
                .with("max-connections-per-address", limits.connectionsPerAddress());
    }

    private static String join(List<IpRange> ranges) {
        return ranges.stream().map(IpRange::toString).collect(Collectors.joining(","));
    }

    /** Formats a duration as in the settings: {@code 30d}, {@code 600s}, {@code 250ms}. */
    private static String format(Duration time) {
        if (time.toMillisPart() != 0) {
            return time.toMillis() + "ms";
        }
        return time.equals(Duration.ofDays(time.toDays())) ? time.toDays() + "d" : time.toSeconds() + "s";
    }
}
