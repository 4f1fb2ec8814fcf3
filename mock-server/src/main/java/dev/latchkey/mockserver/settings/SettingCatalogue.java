package dev.latchkey.mockserver.settings;

import static dev.latchkey.mockserver.settings.Setting.Topic.ACCESS;
import static dev.latchkey.mockserver.settings.Setting.Topic.DATA;
import static dev.latchkey.mockserver.settings.Setting.Topic.DELIVERY;
import static dev.latchkey.mockserver.settings.Setting.Topic.LIMITS;
import static dev.latchkey.mockserver.settings.Setting.Topic.LISTENING;
import static dev.latchkey.mockserver.settings.Setting.Topic.RUNNING;

import dev.latchkey.mockserver.settings.Setting.ByStore;
import dev.latchkey.mockserver.settings.Setting.Fixed;
import dev.latchkey.mockserver.settings.Setting.Unset;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.IpRange;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Catalogue of all settings. Flags, environment variables, settings files, help and documentation are derived from it.
 */
public final class SettingCatalogue {
    private static final int MANY = 1_000_000;
    private static final long KB = 1L << 10;
    private static final long MB = 1L << 20;
    private static final long GB = 1L << 30;

    /** TLS without a certificate file. */
    public enum Tls {
        OFF, SELF_SIGNED
    }

    /** Speed of deliveries. */
    public enum Pace {
        INSTANT, PACED
    }

    /** Formats of the log. */
    public enum LogFormat {
        AUTO, TEXT, JSON
    }

    /** Minimum level of log entries. */
    public enum LogLevel {
        ERROR, WARNING, INFO, DEBUG
    }

    public static final Setting<String> HOST = new Setting<>("host", SettingType.text("HOST", "a host"), LISTENING,
            new Fixed("127.0.0.1"),
            "Address to listen on. An address that other computers can reach needs a control token.");
    public static final Setting<Integer> PORT = new Setting<>("port", SettingType.port(), LISTENING, new Fixed("8390"),
            "Port to listen on; 0 picks a free one.");
    public static final Setting<Integer> SMTP_PORT = new Setting<>("smtp-port", SettingType.port(), LISTENING,
            new Unset("no relay"), "Port of the SMTP relay; 0 picks a free one.");
    public static final Setting<Integer> SMTPS_PORT = new Setting<>("smtps-port", SettingType.port(), LISTENING,
            new Unset(Setting.NONE), "Port of the SMTP relay with implicit TLS; 0 picks a free one.");
    public static final Setting<Tls> TLS = new Setting<>("tls", SettingType.choice(Tls.class), LISTENING,
            new Fixed("off"),
            "TLS 1.2 and 1.3 with a certificate that the server creates, for tests.");
    public static final Setting<Path> TLS_CERTIFICATE = new Setting<>("tls-certificate", SettingType.path("FILE"),
            LISTENING,
            new Unset(Setting.NONE),
            "PEM file with the certificate chain for TLS, the server's own certificate first.");
    public static final Setting<Path> TLS_KEY = new Setting<>("tls-key", SettingType.path("FILE"), LISTENING,
            new Unset(Setting.NONE), "PEM file with the private key of the certificate (PKCS #8).");

    public static final Setting<Path> DATA_DIRECTORY = new Setting<>("data", SettingType.path("DIR"), DATA,
            new Unset("the user's application data directory"),
            "Directory for the data; it is created if it does not exist.");
    public static final Setting<Boolean> IN_MEMORY = new Setting<>("in-memory", SettingType.onOff(), DATA,
            new Fixed("false"),
            "Keep the data in memory; it is lost when the server stops.");
    public static final Setting<Path> SEED = new Setting<>("seed", SettingType.path("FILE"), DATA,
            new Unset(Setting.NONE),
            "JSON file with accounts and keys to create at startup.");
    public static final Setting<Long> KEEP_MESSAGES = new Setting<>("keep-messages", SettingType.count(1, 10L * MANY),
            DATA,
            new ByStore("10000", "100000"), "Maximum number of messages; the oldest are deleted first.");
    public static final Setting<Long> KEEP_BYTES = new Setting<>("keep-bytes", SettingType.size(MB, 1024 * GB), DATA,
            new ByStore("64MB", "2GB"), "Maximum size of all messages; the oldest are deleted first.");
    public static final Setting<Duration> KEEP_FOR = new Setting<>("keep-for",
            SettingType.duration(Duration.ofMinutes(1), Duration.ofDays(3650)), DATA, new Fixed("30d"),
            "Maximum age of messages.");
    public static final Setting<Long> KEEP_JOURNAL = new Setting<>("keep-journal", SettingType.count(1, 10L * MANY),
            DATA,
            new Fixed("10000"), "Maximum number of requests in the journal.");

    public static final Setting<Secret> CONTROL_TOKEN = new Setting<>("control-token", SettingType.secret(), ACCESS,
            new Unset(Setting.NONE),
            "Token that allows control API requests from other computers, at least 16 characters.");
    public static final Setting<Long> MAX_KEYS = new Setting<>("max-keys", SettingType.count(1, 10_000), ACCESS,
            new Fixed("15"), "Maximum number of keys per account.");
    public static final Setting<Long> MAX_CONCURRENT = new Setting<>("max-concurrent", SettingType.count(1, 100_000),
            ACCESS,
            new Fixed("20"), "Maximum number of concurrent requests per client address.");
    public static final Setting<List<IpRange>> TRUSTED_PROXIES = new Setting<>("trusted-proxies", SettingType.ranges(),
            ACCESS,
            new Unset(Setting.NONE),
            "Addresses and ranges of proxies whose X-Forwarded-For header field is trusted.");

    public static final Setting<Long> MAX_CONNECTIONS = new Setting<>("max-connections", SettingType.count(1, MANY),
            LIMITS,
            new Fixed("2000"), "Maximum number of open connections.");
    public static final Setting<Long> MAX_CONNECTIONS_PER_ADDRESS = new Setting<>("max-connections-per-address",
            SettingType.count(1, MANY), LIMITS, new Fixed("1000"),
            "Maximum number of open connections per client address.");
    public static final Setting<Duration> IDLE_TIMEOUT = new Setting<>("idle-timeout",
            SettingType.duration(Duration.ofSeconds(1), Duration.ofDays(1)), LIMITS, new Fixed("600s"),
            "Time after which an idle connection is closed.");
    public static final Setting<Duration> HEADER_TIMEOUT = new Setting<>("header-timeout",
            SettingType.duration(Duration.ofMillis(100), Duration.ofHours(1)), LIMITS, new Fixed("30s"),
            "Maximum time to receive a request's header.");
    public static final Setting<Long> MAX_HEADER = new Setting<>("max-header", SettingType.size(KB, MB), LIMITS,
            new Fixed("64KB"), "Maximum size of a request's header.");
    public static final Setting<Long> MAX_BODY = new Setting<>("max-body", SettingType.size(KB, 64 * MB), LIMITS,
            new Fixed("1MB"), "Maximum size of a JSON body, except one with an e-mail.");
    public static final Setting<Long> MAX_MAIL = new Setting<>("max-mail", SettingType.size(KB, 64 * MB), LIMITS,
            new Fixed("24MB"), "Maximum size of a mail with its attachments.");

    public static final Setting<Pace> PACE = new Setting<>("delivery", SettingType.choice(Pace.class), DELIVERY,
            new Fixed("paced"), "Speed of deliveries: all steps at once, or one after the other as in production.");
    public static final Setting<BigDecimal> PRICE_SMS = new Setting<>("price-sms", SettingType.money(), DELIVERY,
            new Fixed("0.075"), "Price of each part of an SMS sent with a live key.");
    public static final Setting<BigDecimal> PRICE_EMAIL = new Setting<>("price-email", SettingType.money(), DELIVERY,
            new Fixed("0.001"), "Price of each recipient of an e-mail sent with a live key.");
    public static final Setting<List<String>> RELEASE_TO = new Setting<>("release-to", SettingType.recipients(),
            DELIVERY,
            new Unset("nobody"), "Addresses and domains that captured mail may be released to, on request.");
    public static final Setting<InetSocketAddress> RELEASE_SMTP = new Setting<>("release-smtp", SettingType.endpoint(),
            DELIVERY, new Unset(Setting.NONE), "SMTP server that sends released mail.");
    public static final Setting<String> RELEASE_USER = new Setting<>("release-user",
            SettingType.text("NAME", "a user name"),
            DELIVERY, new Unset(Setting.NONE), "User name for the release server.");
    public static final Setting<Secret> RELEASE_PASSWORD = new Setting<>("release-password", SettingType.secret(),
            DELIVERY,
            new Unset(Setting.NONE), "Password for the release server.");

    public static final Setting<Path> CONFIG = new Setting<>("config", SettingType.path("FILE"), RUNNING,
            new Unset(Setting.NONE),
            "Settings file with lines of name = value. Flags and environment variables override it.");
    public static final Setting<Path> READY_FILE = new Setting<>("ready-file", SettingType.path("FILE"), RUNNING,
            new Unset(Setting.NONE),
            "File for the addresses and process id, written as JSON once the server listens.");
    public static final Setting<LogFormat> LOG_FORMAT = new Setting<>("log-format", SettingType.choice(LogFormat.class),
            RUNNING, new Fixed("auto"), "Format of the log; auto means text on a terminal, JSON elsewhere.");
    public static final Setting<LogLevel> LOG_LEVEL = new Setting<>("log-level", SettingType.choice(LogLevel.class),
            RUNNING,
            new Fixed("info"), "Minimum level of log entries.");

    /** All settings, in the order of the help. */
    public static final List<Setting<?>> ALL = List.of(HOST, PORT, SMTP_PORT, SMTPS_PORT, TLS, TLS_CERTIFICATE, TLS_KEY,
            DATA_DIRECTORY, IN_MEMORY, SEED, KEEP_MESSAGES, KEEP_BYTES, KEEP_FOR, KEEP_JOURNAL, CONTROL_TOKEN, MAX_KEYS,
            MAX_CONCURRENT, TRUSTED_PROXIES, MAX_CONNECTIONS, MAX_CONNECTIONS_PER_ADDRESS, IDLE_TIMEOUT, HEADER_TIMEOUT,
            MAX_HEADER, MAX_BODY, MAX_MAIL, PACE, PRICE_SMS, PRICE_EMAIL, RELEASE_TO, RELEASE_SMTP, RELEASE_USER,
            RELEASE_PASSWORD, CONFIG, READY_FILE, LOG_FORMAT, LOG_LEVEL);

    private SettingCatalogue() {}
}
