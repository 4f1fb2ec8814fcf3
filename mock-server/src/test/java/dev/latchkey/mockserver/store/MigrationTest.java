package dev.latchkey.mockserver.store;

import static dev.latchkey.mockserver.store.Samples.A;
import static dev.latchkey.mockserver.store.Samples.B;
import static dev.latchkey.mockserver.store.Samples.NOW;
import static dev.latchkey.mockserver.store.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.ClockSetting;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageCriteria;
import dev.latchkey.mockserver.model.MessageSource;
import dev.latchkey.mockserver.model.MessageStatus;
import dev.latchkey.mockserver.model.Recipient;
import dev.latchkey.mockserver.model.RetentionLimits;
import dev.latchkey.mockserver.store.sql.SqlStore;
import dev.latchkey.sdk.keys.Environment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a database of the first version keeps all its data. */
class MigrationTest {
    private static final int MANY = 2_000;
    /** Number of rounds; {@code -Dlatchkey.kills=50} sets another. */
    private static final int KILLS = Integer.getInteger("latchkey.kills", 4);
    private static final String FIRST = "1_first.sql";

    @TempDir
    Path directory;

    @BeforeEach
    void aDatabaseOfTheFirstVersion() throws Exception {
        byte[] first;
        try (InputStream in = SqlStore.class.getResourceAsStream(FIRST)) {
            first = in.readAllBytes();
        }
        String checksum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(first));
        run("CREATE TABLE schema_version (version INTEGER PRIMARY KEY, file TEXT NOT NULL, checksum TEXT NOT NULL,"
                + " applied BIGINT NOT NULL)", new String(first, StandardCharsets.UTF_8),
                "INSERT INTO schema_version VALUES (1, '" + FIRST + "', '" + checksum + "', 0)",
                "INSERT INTO accounts VALUES ('acct_a', 'a@example.com', NULL, '12.50', 5)",
                "INSERT INTO accounts VALUES ('acct_b', 'b@example.com', NULL, '0', 6)",
                "INSERT INTO api_keys VALUES ('key_1', 'acct_a', 'gate', 'n', 'ck_1', 'ab', '', 16, 'live', '[\"*\"]',"
                        + " '[]', 1, 2, '::1', NULL, NULL)",
                "INSERT INTO sessions VALUES ('aa', 'acct_a', 1, 2)",
                "INSERT INTO messages VALUES ('msg_1', 'acct_a', 'email', 'gate', 'live', 'key_1', 'n', 'Ann <a@b.de>',"
                        + " '[\"x@example.com\",\"\\\"Y, Z\\\" <y@example.com>\"]', 'GRÜSSE', 't', '<p>ü</p>', 1, NULL,"
                        + " 1000)",
                "INSERT INTO messages VALUES ('msg_2', 'acct_b', 'sms', 'gate', 'sandbox', 'key_9', 'n', NULL,"
                        + " '[\"+4915112345678\"]', NULL, 'Hi', NULL, 2, 'ucs-2', 2000)",
                "INSERT INTO messages VALUES ('msg_3', 'acct_a', 'sms', 'gate', 'sandbox', 'key_9', 'n', NULL,"
                        + " '[\"+4915112345678\"]', NULL, 'Hi', NULL, 1, 'gsm-7', 3000)",
                "INSERT INTO journal VALUES ('req_1', 9, 'acct_a', 'key_1', 'GET /x', 200, NULL, '::1', 7)");
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("latchkey.db"));
                Statement sql = connection.createStatement()) {
            for (String statement : statements) {
                sql.executeUpdate(statement);
            }
        }
    }

    private DataStore open() {
        return SqlStore.open(directory, () -> NOW, RetentionLimits.ON_DISK);
    }

    @Test
    void everythingIsCarriedOver() {
        try (DataStore store = open()) {
            Account account = store.accounts().find(A).orElseThrow();
            assertThat(account.balance()).isEqualTo(new BigDecimal("12.50"));
            assertThat(account.magic()).isTrue();
            assertThat(account.maxKeys()).isNull();
            assertThat(account.clock()).isEqualTo(ClockSetting.REAL);
            assertThat(store.keys().find(A, "gate", "key_1").orElseThrow().sealedSecret()).isNull();
            assertThat(store.journal().newest(JournalStore.Filter.ALL, null, 9)).singleElement()
                    .matches(entry -> entry.source() == MessageSource.HTTP && entry.micros() == 7);

            Message mail = store.messages().find(A, "msg_1").orElseThrow();
            assertThat(mail.content().recipients()).containsExactly(Recipient.to("x@example.com"),
                    Recipient.to("\"Y, Z\" <y@example.com>"));
            assertThat(mail.content().from()).isEqualTo("Ann <a@b.de>");
            assertThat(mail.content().subject()).isEqualTo("GRÜSSE");
            assertThat(mail.content().html()).isEqualTo("<p>ü</p>");
            assertThat(mail.channel()).isEqualTo(Channel.EMAIL);
            assertThat(mail.environment()).isEqualTo(Environment.LIVE);
            assertThat(mail.status()).isEqualTo(MessageStatus.DELIVERED);
            assertThat(mail.price()).isZero();
            assertThat(mail.size()).isEqualTo("GRÜSSEt<p>ü</p>".getBytes(StandardCharsets.UTF_8).length);
            assertThat(mail.accepted().toEpochMilli()).isEqualTo(1000);
            assertThat(store.messages().since(MessageCriteria.all(A), 0, 9)).extracting(Message::position)
                    .containsExactly(1L, 2L);
            assertThat(store.messages().find(B, "msg_2").orElseThrow().position()).isEqualTo(1);
        }
    }

    @Test
    void whatWasCarriedOverIsFoundAndGoesOn() {
        try (DataStore store = open()) {
            MessageCriteria folded = new MessageCriteria(A,
                    List.of(new MessageCriteria.Contains(MessageCriteria.Field.ANYWHERE, "grüsse")));
            assertThat(store.messages().newest(folded, null, 9)).extracting(Message::id).containsExactly("msg_1");
            assertThat(Samples.addTo(store, message("msg_4", A)).position()).isEqualTo(3);
            assertThat(Samples.addTo(store, message("msg_5", B)).position()).isEqualTo(2);
        }
        try (DataStore store = open()) {
            assertThat(store.messages().size().messages()).isEqualTo(5);
        }
    }

    @Test
    void aMigrationThatFailsChangesNothing() throws Exception {
        // Its last statements fail, because the table already exists.
        run("CREATE TABLE statistics (x TEXT)");
        assertThatThrownBy(this::open).isInstanceOf(UnusableDataException.class).hasMessageContaining("latchkey.db");

        run("INSERT INTO messages SELECT 'msg_9', account_id, channel, gateway, environment, key_id, key_name, sender,"
                + " recipients, subject, body_text, body_html, parts, encoding, accepted FROM messages"
                + " WHERE id = 'msg_1'", "DROP TABLE statistics");
        try (DataStore store = open()) {
            assertThat(store.messages().size().messages()).isEqualTo(4);
        }
    }

    @Test
    void aMigrationThatWasCutOffIsDoneAnew() throws IOException, SQLException {
        Path copy = Files.createDirectory(directory.resolve("copy"));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("latchkey.db"));
                Statement sql = connection.createStatement()) {
            sql.execute("PRAGMA journal_mode = WAL");
            sql.execute("PRAGMA cache_size = 1");
            connection.setAutoCommit(false);
            sql.executeUpdate("ALTER TABLE accounts ADD COLUMN max_keys INTEGER");
            sql.executeUpdate("CREATE TABLE messages_new AS SELECT m.* FROM messages m, messages, messages, messages");
            sql.executeUpdate("DROP TABLE messages");
            // The state after a crash: the files, and an unfinished transaction.
            for (String file : List.of("latchkey.db", "latchkey.db-wal")) {
                Files.copy(directory.resolve(file), copy.resolve(file));
            }
            connection.rollback();
        }
        try (DataStore store = SqlStore.open(copy, () -> NOW, RetentionLimits.ON_DISK)) {
            assertThat(store.messages().size().messages()).isEqualTo(3);
        }
    }

    @Test
    void aMigrationThatIsKilledAtAnyMomentLeavesAllDataAndIsDoneLater() throws Exception {
        run("WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < " + MANY + ")"
                + " INSERT INTO messages SELECT 'msg_x' || n, 'acct_b', 'sms', 'gate', 'sandbox', 'key_9', 'n', NULL,"
                + " '[\"+4915112345678\"]', NULL, 'Hi ' || n, NULL, 1, 'gsm-7', 2000 FROM number");
        long longest = migrate(copy(0), Long.MAX_VALUE);

        for (int round = 1; round <= KILLS; round++) {
            Path data = copy(round);
            // Repeat on the same files, so that each run starts from what the last one left.
            for (int kill = 1; kill <= 3; kill++) {
                migrate(data, (long) (longest * Math.random()));
            }
            try (DataStore store = SqlStore.open(data, () -> NOW, RetentionLimits.ON_DISK)) {
                assertThat(store.messages().size().messages()).isEqualTo(MANY + 3);
                assertThat(store.messages().newestPosition(B)).isEqualTo(MANY + 1);
                assertThat(store.accounts().find(A).orElseThrow().balance()).isEqualTo(new BigDecimal("12.50"));
                MessageCriteria last = new MessageCriteria(B,
                        List.of(new MessageCriteria.Contains(MessageCriteria.Field.BODY, "hi " + MANY)));
                assertThat(store.messages().newest(last, null, 9)).hasSize(1);
                assertThat(store.keys().notRevoked(A, "gate")).hasSize(1);
            }
        }
    }

    private Path copy(int number) throws IOException {
        Path copy = Files.createDirectory(directory.resolve("copy" + number));
        Files.copy(directory.resolve("latchkey.db"), copy.resolve("latchkey.db"));
        return copy;
    }

    /** Opens a store in another process, kills it after the given time, and returns how long it ran. */
    private static long migrate(Path data, long killAfterNanos) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), CrashingMigration.class.getName(), data.toString())
                .redirectErrorStream(true).start();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(reader.readLine()).isEqualTo("started");
            long started = System.nanoTime();
            if (killAfterNanos == Long.MAX_VALUE) {
                assertThat(reader.readLine()).isEqualTo("open " + (MANY + 3));
            } else {
                process.waitFor(killAfterNanos, TimeUnit.NANOSECONDS);
            }
            return System.nanoTime() - started;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
