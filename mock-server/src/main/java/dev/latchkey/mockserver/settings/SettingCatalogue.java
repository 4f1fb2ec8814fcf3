package dev.latchkey.mockserver.settings;

import static dev.latchkey.mockserver.settings.Topic.ACCESS;
import static dev.latchkey.mockserver.settings.Topic.DATA;
import static dev.latchkey.mockserver.settings.Topic.DELIVERY;
import static dev.latchkey.mockserver.settings.Topic.LIMITS;
import static dev.latchkey.mockserver.settings.Topic.LISTENING;
import static dev.latchkey.mockserver.settings.Topic.RUNNING;

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

/** Everything that can be set. The flags, the variables, the file, the help and the documentation are made of this. */
public final class SettingCatalogue {
    private static final int MANY = 1_000_000;
    private static final long KB = 1L << 10;
    private static final long MB = 1L << 20;
    private static final long GB = 1L << 30;

    /** How it speaks TLS when no certificate is given. */
    public enum Tls {
        OFF, SELF_SIGNED
    }

    /** When the steps of a delivery happen. */
    public enum Pace {
        INSTANT, PACED
    }

    /** How the log is written. */
    public enum LogFormat {
        AUTO, TEXT, JSON
    }

    /** What the log leaves out: everything of less weight than this. */
    public enum LogLevel {
        ERROR, WARNING, INFO, DEBUG
    }

    public static final Setting<String> HOST = new Setting<>("host", SettingType.text("HOST", "a host"), LISTENING,
            new Fixed("127.0.0.1"), "Address to listen at. The standard is open to this computer alone; any other needs"
                    + " a control token.");
    public static final Setting<Integer> PORT = new Setting<>("port", SettingType.port(), LISTENING, new Fixed("8390"),
            "Port to listen to; 0 picks a free one.");
    public static final Setting<Integer> SMTP_PORT = new Setting<>("smtp-port", SettingType.port(), LISTENING,
            new Unset("no relay"), "Port of the SMTP relay; 0 picks a free one.");
    public static final Setting<Integer> SMTPS_PORT = new Setting<>("smtps-port", SettingType.port(), LISTENING,
            new Unset(Setting.NONE), "Port of the SMTP relay where TLS begins at once; 0 picks a free one.");
    public static final Setting<Tls> TLS = new Setting<>("tls", SettingType.choice(Tls.class), LISTENING,
            new Fixed("off"),
            "TLS 1.2 and 1.3 with a certificate made at the start, for tests.");
    public static final Setting<Path> TLS_CERTIFICATE = new Setting<>("tls-certificate", SettingType.path("FILE"),
            LISTENING,
            new Unset(Setting.NONE), "TLS with the certificates of this PEM file, the server's own first.");
    public static final Setting<Path> TLS_KEY = new Setting<>("tls-key", SettingType.path("FILE"), LISTENING,
            new Unset(Setting.NONE), "PEM file of the certificate's private key (PKCS #8).");

    public static final Setting<Path> DATA_DIRECTORY = new Setting<>("data", SettingType.path("DIR"), DATA,
            new Unset("a directory of this user's data"), "Directory to keep the data in; it is made if need be.");
    public static final Setting<Boolean> IN_MEMORY = new Setting<>("in-memory", SettingType.onOff(), DATA,
            new Fixed("false"),
            "Keep the data in memory; it goes when the server stops.");
    public static final Setting<Path> SEED = new Setting<>("seed", SettingType.path("FILE"), DATA,
            new Unset(Setting.NONE),
            "JSON file of accounts and keys to begin with.");
    public static final Setting<Long> KEEP_MESSAGES = new Setting<>("keep-messages", SettingType.count(1, 10L * MANY),
            DATA,
            new ByStore("10000", "100000"), "How many messages are kept; the oldest go first.");
    public static final Setting<Long> KEEP_BYTES = new Setting<>("keep-bytes", SettingType.size(MB, 1024 * GB), DATA,
            new ByStore("64MB", "2GB"), "How much room messages take; the oldest go first.");
    public static final Setting<Duration> KEEP_FOR = new Setting<>("keep-for",
            SettingType.duration(Duration.ofMinutes(1), Duration.ofDays(3650)), DATA, new Fixed("30d"),
            "How long messages are kept.");
    public static final Setting<Long> KEEP_JOURNAL = new Setting<>("keep-journal", SettingType.count(1, 10L * MANY),
            DATA,
            new Fixed("10000"), "How many requests the journal keeps.");

    public static final Setting<Secret> CONTROL_TOKEN = new Setting<>("control-token", SettingType.secret(), ACCESS,
            new Unset(Setting.NONE), "Token that opens the control API from elsewhere, 16 characters or more.");
    public static final Setting<Long> MAX_KEYS = new Setting<>("max-keys", SettingType.count(1, 10_000), ACCESS,
            new Fixed("15"), "How many keys an account may have.");
    public static final Setting<Long> MAX_CONCURRENT = new Setting<>("max-concurrent", SettingType.count(1, 100_000),
            ACCESS,
            new Fixed("20"), "How many requests of one address may be under way at once.");
    public static final Setting<List<IpRange>> TRUSTED_PROXIES = new Setting<>("trusted-proxies", SettingType.ranges(),
            ACCESS,
            new Unset(Setting.NONE), "Addresses and ranges of proxies whose X-Forwarded-For is believed.");

    public static final Setting<Long> MAX_CONNECTIONS = new Setting<>("max-connections", SettingType.count(1, MANY),
            LIMITS,
            new Fixed("2000"), "How many connections may be open.");
    public static final Setting<Long> MAX_CONNECTIONS_PER_ADDRESS = new Setting<>("max-connections-per-address",
            SettingType.count(1, MANY), LIMITS, new Fixed("1000"), "How many of them one address may have.");
    public static final Setting<Duration> IDLE_TIMEOUT = new Setting<>("idle-timeout",
            SettingType.duration(Duration.ofSeconds(1), Duration.ofDays(1)), LIMITS, new Fixed("600s"),
            "How long a connection may rest.");
    public static final Setting<Duration> HEADER_TIMEOUT = new Setting<>("header-timeout",
            SettingType.duration(Duration.ofMillis(100), Duration.ofHours(1)), LIMITS, new Fixed("30s"),
            "How long a request's header may take to come.");
    public static final Setting<Long> MAX_HEADER = new Setting<>("max-header", SettingType.size(KB, MB), LIMITS,
            new Fixed("64KB"), "How long a request's header may be.");
    public static final Setting<Long> MAX_BODY = new Setting<>("max-body", SettingType.size(KB, 64 * MB), LIMITS,
            new Fixed("1MB"), "How long a JSON body may be, except one that is an e-mail.");
    public static final Setting<Long> MAX_MAIL = new Setting<>("max-mail", SettingType.size(KB, 64 * MB), LIMITS,
            new Fixed("24MB"), "How long a mail may be, with its attachments.");

    public static final Setting<Pace> PACE = new Setting<>("delivery", SettingType.choice(Pace.class), DELIVERY,
            new Fixed("paced"), "Whether the steps of a delivery happen at once, or one after the other as in life.");
    public static final Setting<BigDecimal> PRICE_SMS = new Setting<>("price-sms", SettingType.money(), DELIVERY,
            new Fixed("0.075"), "What each part of an SMS costs that a live key sends.");
    public static final Setting<BigDecimal> PRICE_EMAIL = new Setting<>("price-email", SettingType.money(), DELIVERY,
            new Fixed("0.001"), "What each recipient of an e-mail costs that a live key sends.");
    public static final Setting<List<String>> RELEASE_TO = new Setting<>("release-to", SettingType.recipients(),
            DELIVERY,
            new Unset("nobody"), "Addresses and domains to which a captured mail may be truly sent, when asked to.");
    public static final Setting<InetSocketAddress> RELEASE_SMTP = new Setting<>("release-smtp", SettingType.endpoint(),
            DELIVERY, new Unset(Setting.NONE), "SMTP server that sends them.");
    public static final Setting<String> RELEASE_USER = new Setting<>("release-user",
            SettingType.text("NAME", "a user's name"),
            DELIVERY, new Unset(Setting.NONE), "User name at that server.");
    public static final Setting<Secret> RELEASE_PASSWORD = new Setting<>("release-password", SettingType.secret(),
            DELIVERY,
            new Unset(Setting.NONE), "Password at that server.");

    public static final Setting<Path> CONFIG = new Setting<>("config", SettingType.path("FILE"), RUNNING,
            new Unset(Setting.NONE),
            "File of settings, as name = value. Flags and variables count more.");
    public static final Setting<Path> READY_FILE = new Setting<>("ready-file", SettingType.path("FILE"), RUNNING,
            new Unset(Setting.NONE),
            "File to write the addresses and process id to, as JSON, when the server listens.");
    public static final Setting<LogFormat> LOG_FORMAT = new Setting<>("log-format", SettingType.choice(LogFormat.class),
            RUNNING, new Fixed("auto"), "How the log is written; auto is text on a terminal, JSON elsewhere.");
    public static final Setting<LogLevel> LOG_LEVEL = new Setting<>("log-level", SettingType.choice(LogLevel.class),
            RUNNING,
            new Fixed("info"), "The least weight of what is logged.");

    /** All of them, in the order of the help. */
    public static final List<Setting<?>> ALL = List.of(HOST, PORT, SMTP_PORT, SMTPS_PORT, TLS, TLS_CERTIFICATE, TLS_KEY,
            DATA_DIRECTORY, IN_MEMORY, SEED, KEEP_MESSAGES, KEEP_BYTES, KEEP_FOR, KEEP_JOURNAL, CONTROL_TOKEN, MAX_KEYS,
            MAX_CONCURRENT, TRUSTED_PROXIES, MAX_CONNECTIONS, MAX_CONNECTIONS_PER_ADDRESS, IDLE_TIMEOUT, HEADER_TIMEOUT,
            MAX_HEADER, MAX_BODY, MAX_MAIL, PACE, PRICE_SMS, PRICE_EMAIL, RELEASE_TO, RELEASE_SMTP, RELEASE_USER,
            RELEASE_PASSWORD, CONFIG, READY_FILE, LOG_FORMAT, LOG_LEVEL);

    private SettingCatalogue() {}
}
