package dev.latchkey.desktop.testing;

import dev.latchkey.desktop.account.CapturedMessage;
import dev.latchkey.desktop.account.Channel;
import dev.latchkey.sdk.Gateway;
import dev.latchkey.sdk.keys.ApiKey;
import dev.latchkey.sdk.keys.Environment;
import dev.latchkey.sdk.keys.IpRange;
import dev.latchkey.sdk.keys.KeyStatus;
import dev.latchkey.sdk.keys.Permission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sample keys and messages of a small shop, at a fixed time. */
public final class Samples {
    /** Current time of all samples. */
    public static final Instant NOW = Instant.parse("2026-11-21T14:02:00Z");

    /** Clock that always returns {@link #NOW}. */
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private Samples() {}

    /** Returns six keys. */
    public static List<ApiKey> keys() {
        return List.of(
                key("key_6", "newsletter-prod", Environment.LIVE, "a41f9", ips("203.0.113.0/24", "198.51.100.7"), 64,
                        Duration.ofMinutes(4), 69, "email:send"),
                key("key_5", "otp-staging", Environment.SANDBOX, "QmX2p", ips(), 12, Duration.ofHours(2), 364,
                        "sms:send"),
                key("key_4", "crm-sync", Environment.LIVE, "77c0e", ips("2001:db8:40::/48"), 41, Duration.ofHours(19),
                        3,
                        "email:send", "sms:send", "messages:read"),
                key("key_3", "ci-integration-tests", Environment.SANDBOX, "09d3b", ips(), 30, Duration.ofDays(1), 60,
                        "*"),
                key("key_2", "monthly-report-reader", Environment.SANDBOX, "Zk81v", ips("192.0.2.44"), 90, null, null,
                        "messages:read", "keys:read"),
                key("key_1", "legacy-shop", Environment.LIVE, "ae1d5", ips(), 412, Duration.ofDays(41), -2,
                        "email:send",
                        "sms:send"));
    }

    /** Returns a key. */
    public static ApiKey key(String id, String name, Environment environment) {
        return key(id, name, environment, "a41f9", ips(), 1, null, 30, "sms:send", "email:send");
    }

    /** Returns fifteen keys, the limit of an account. */
    public static List<ApiKey> fifteen() {
        return java.util.stream.IntStream.rangeClosed(1, 15)
                .mapToObj(i -> key("key_" + i, "service-" + i, i % 4 == 0 ? Environment.LIVE : Environment.SANDBOX))
                .toList();
    }

    /** Returns three messages, newest first. */
    public static List<CapturedMessage> messages() {
        return List.of(
                new CapturedMessage("msg_3", Channel.SMS, Environment.SANDBOX, "key_5", "otp-staging",
                        "Latchkey", List.of("+4915112345678"), null, "Your code is 123 456", null, 1, "gsm-7",
                        NOW.minusSeconds(95)),
                new CapturedMessage("msg_2", Channel.EMAIL, Environment.LIVE, "key_6",
                        "newsletter-prod", "Corner Shop <shop@example.com>", List.of("ann@example.com"),
                        "Your invoice of November", "Hello Ann,\n\nyour invoice is attached.\n\nCorner Shop",
                        "<p>Hello Ann,</p>\n<p>your invoice is attached.</p>\n<p>Corner Shop</p>", 1, null,
                        NOW.minusSeconds(1240)),
                new CapturedMessage("msg_1", Channel.SMS, Environment.SANDBOX, "key_3",
                        "ci-integration-tests", null, List.of("+393331234567"), null,
                        "Il tuo pacco è in consegna ✓ domani tra le 9 e le 12", null, 1, "ucs-2",
                        NOW.minus(Duration.ofDays(1))));
    }

    private static ApiKey key(String id, String name, Environment environment, String lastFive, List<IpRange> ips,
            int ageDays, @Nullable Duration usedAgo, @Nullable Integer expiresInDays, String... permissions) {
        Set<Permission> set = new LinkedHashSet<>(Arrays.stream(permissions).map(Permission::of).toList());
        Instant expires = expiresInDays == null ? null : NOW.plus(Duration.ofDays(expiresInDays));
        return new ApiKey(id, name, Gateway.of("sandbox"), environment, "lk_4d1b7e90c2f8a6" + id.substring(4), lastFive,
                96, set, ips,
                NOW.minus(Duration.ofDays(ageDays)), usedAgo == null ? null : NOW.minus(usedAgo), expires,
                expires != null && expires.isBefore(NOW) ? KeyStatus.EXPIRED : KeyStatus.ACTIVE);
    }

    private static List<IpRange> ips(String... ranges) {
        return Arrays.stream(ranges).map(IpRange::parse).toList();
    }
}
