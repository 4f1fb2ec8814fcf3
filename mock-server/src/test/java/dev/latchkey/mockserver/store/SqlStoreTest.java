package dev.latchkey.mockserver.store;

import static dev.latchkey.mockserver.store.Samples.key;
import static dev.latchkey.mockserver.store.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.mockserver.model.ClearScope;
import dev.latchkey.mockserver.model.JournalEntry;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageCriteria;
import dev.latchkey.mockserver.model.MessageSource;
import dev.latchkey.mockserver.model.RetentionLimits;
import dev.latchkey.mockserver.model.StoreException;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.store.sql.SqlStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlStoreTest extends StoreContract {
    @TempDir
    Path temporary;

    private Path directory() {
        return temporary.resolve("new").resolve("data");
    }

    private Path database() {
        return directory().resolve("latchkey.db");
    }

    @Override
    DataStore open(RetentionLimits retention) {
        return SqlStore.open(directory(), () -> NOW, retention);
    }

    @Test
    void afterARestartEverythingIsThere() {
        StoredKey key = key("key_1", "acct_a");
        store.keys().add(key, 15);
        add(message("msg_1", "acct_a"));
        store.close();

        store = open();
        assertThat(store.keys().byPublicPart("gate", "ck_key_1")).contains(key);
        assertThat(store.messages().newest(MessageCriteria.all("acct_a"), null, 10)).hasSize(1);
        assertThat(store.accounts().all()).hasSize(2);
        assertThat(store.messages().size()).isEqualTo(new MessageStore.Size(1, 5, 0));
        assertThat(add(message("msg_2", "acct_a")).position()).isEqualTo(2);
    }

    @Test
    void theJournalKeepsTheNewestEntriesAndCountsTheRest() {
        int maxEntries = 100;
        store.close();
        store = open(new RetentionLimits(10, 10_000, Duration.ofDays(1), maxEntries));
        for (int i = 0; i < 1000; i++) {
            store.journal()
                    .add(new JournalEntry("req_" + String.format("%06d", i), NOW, MessageSource.HTTP, null, null, "r",
                            200, null, "::1", null, null, 1));
        }

        Samples.await(() -> store.journal().dropped() == 1000 - maxEntries);
        assertThat(store.journal().newest(JournalStore.Filter.ALL, null, 2000)).hasSize(maxEntries);
    }

    @Test
    void whatWasAcknowledgedIsInTheFilesEvenIfTheStoreIsNeverClosed() throws IOException {
        add(message("msg_1", "acct_a"));
        Path copy = temporary.resolve("copy");
        Files.createDirectories(copy);
        // The state after a crash: the files, without a clean shutdown.
        for (String file : List.of("latchkey.db", "latchkey.db-wal")) {
            Files.copy(directory().resolve(file), copy.resolve(file));
        }

        try (DataStore crashed = SqlStore.open(copy, () -> NOW, RetentionLimits.ON_DISK)) {
            assertThat(crashed.messages().newest(MessageCriteria.all("acct_a"), null, 10)).hasSize(1);
        }
    }

    @Test
    void afterTheDatabaseHasUndoneAWholeGroupByItselfItWritesAgain() throws Exception {
        // As SQLite does when the disk is full.
        execute("CREATE TRIGGER full BEFORE INSERT ON messages WHEN NEW.id = 'msg_2'"
                + " BEGIN SELECT RAISE(ROLLBACK, 'database or disk is full'); END");
        add(message("msg_1", "acct_a"));
        assertThatThrownBy(() -> add(message("msg_2", "acct_a"))).isInstanceOf(StoreException.class);

        add(message("msg_3", "acct_a"));
        assertThatThrownBy(() -> add(message("msg_3", "acct_a"))).isInstanceOf(StoreException.class);
        add(message("msg_4", "acct_a"));

        assertThat(store.messages().newest(MessageCriteria.all("acct_a"), null, 10)).extracting(Message::id)
                .containsExactly("msg_4", "msg_3", "msg_1");
    }

    @Test
    void aFailingWriteTakesNoOtherWithIt() throws Exception {
        store.keys().add(key("key_taken", "acct_a"), 1000);
        List<Callable<Boolean>> tasks = new ArrayList<>();
        IntStream.range(0, 100).forEach(i -> tasks.add(() -> store.keys()
                .add(i % 2 == 0 ? key("key_" + i, "acct_a") : key("key_taken", "acct_none"), 1000)));

        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            List<Future<Boolean>> results = threads.invokeAll(tasks);
            for (int i = 0; i < 100; i++) {
                Future<Boolean> result = results.get(i);
                if (i % 2 == 0) {
                    assertThat(result.get()).isTrue();
                } else {
                    assertThatThrownBy(result::get).hasCauseInstanceOf(StoreException.class);
                }
            }
        }
        assertThat(store.keys().notRevoked("acct_a", "gate")).hasSize(51);
    }

    @Test
    void aSecondServerOnTheSameDirectoryIsRefused() {
        assertThatThrownBy(this::open).isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("Another Latchkey server already uses").hasMessageContaining("data");
    }

    @Test
    void aDatabaseOfANewerVersionIsRefusedAndLeftAsItIs() throws Exception {
        store.close();
        execute("INSERT INTO schema_version (version, file, checksum, applied) VALUES (99, 'x', 'x', 0)");
        assertRefusedUnchanged("newer version");
    }

    @Test
    void aDatabaseOfAnUnknownSchemaIsRefusedAndLeftAsItIs() throws Exception {
        store.close();
        execute("UPDATE schema_version SET checksum = 'other'");
        assertRefusedUnchanged("does not know");
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndLeftAsItIs() throws Exception {
        store.close();
        Files.writeString(database(), "These are notes, not a database. ".repeat(200));
        assertRefusedUnchanged("damaged");
    }

    @Test
    void aDatabaseThatWasEmptiedIsRefusedAndOneThatIsNewIsNot() throws Exception {
        store.close();
        Files.write(database(), new byte[0]);
        assertRefusedUnchanged("latchkey.stopped");
        Files.move(directory().resolve("latchkey.stopped"), directory().resolve("latchkey.db-wal"));
        assertRefusedUnchanged("latchkey.db-wal");
        Files.delete(directory().resolve("latchkey.db-wal"));
        Files.writeString(directory().resolve("server.key"), "a key");
        assertRefusedUnchanged("server.key");
        Files.delete(directory().resolve("server.key"));
        store = open();
        assertThat(store.accounts().all()).isEmpty();
    }

    @Test
    void aDatabaseOfAnotherProgramIsRefusedAndLeftAsItIs() throws Exception {
        store.close();
        Files.delete(database());
        execute("CREATE TABLE recipes (name TEXT)");
        assertRefusedUnchanged("not Latchkey's");
    }

    @Test
    void aDatabaseWithABrokenPageIsRefusedAndLeftAsItIs() throws Exception {
        for (int i = 0; i < 200; i++) {
            add(message("msg_" + i, "acct_a"));
        }
        store.close();
        byte[] bytes = Files.readAllBytes(database());
        Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5a);
        Files.write(database(), bytes);
        assertRefusedUnchanged("damaged");
    }

    @Test
    void onlyTheOwnerCanReadTheData() throws IOException {
        assumeTrue(Files.getFileStore(temporary).supportsFileAttributeView("posix"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory()))).isEqualTo("rwx------");
        for (String file : List.of("latchkey.db", "latchkey.db-wal", "latchkey.lock")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory().resolve(file))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aDirectoryThatCannotBeIsRefused() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "x");

        assertThatThrownBy(() -> SqlStore.open(file, () -> NOW, RetentionLimits.ON_DISK))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("cannot be used");
        assertThatThrownBy(() -> SqlStore.open(temporary.resolve("what?"), () -> NOW, RetentionLimits.ON_DISK))
                .isInstanceOf(UnusableDataException.class).hasMessageContaining("question mark");
    }

    @Test
    void aClosedStoreSaysSo() {
        store.close();

        assertThatThrownBy(() -> add(message("msg_1", "acct_a"))).isInstanceOf(StoreException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> store.accounts().all()).isInstanceOf(StoreException.class)
                .hasMessageContaining("closed");
    }

    private void assertRefusedUnchanged(String message) throws IOException {
        byte[] before = Files.readAllBytes(database());

        assertThatThrownBy(this::open).isInstanceOf(UnusableDataException.class).hasMessageContaining(message);
        assertThat(Files.readAllBytes(database())).isEqualTo(before);
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database());
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    @Test
    void aStoreThatCannotBeOpenedLetsTheDirectoryGo() throws Exception {
        store.close();
        execute("ALTER TABLE messages RENAME COLUMN size TO weight");
        assertThatThrownBy(this::open).isInstanceOf(StoreException.class);

        assertThat(Thread.getAllStackTraces().keySet()).noneMatch(thread -> thread.getName().equals("latchkey-writer"));
        execute("ALTER TABLE messages RENAME COLUMN weight TO size");
        store = open();
        assertThat(store.accounts().all()).hasSize(2);
    }

    @Test
    void manyMessagesAreRemovedWithoutThoseThatDoNotFit() {
        for (int i = 0; i < 450; i++) {
            add(message(String.format("msg_%03d", i), i % 3 == 0 ? "acct_b" : "acct_a"));
        }

        assertThat(store.messages().remove(MessageCriteria.all("acct_a"))).isEqualTo(300);

        assertThat(store.messages().size()).isEqualTo(new MessageStore.Size(150, 750, 0));
        store.clear("acct_b", Set.of(ClearScope.MESSAGES));
        assertThat(store.messages().size()).isEqualTo(new MessageStore.Size(0, 0, 0));
    }
}
