package dev.latchkey.desktop.account;

import dev.latchkey.desktop.ui.BackgroundTasks;
import dev.latchkey.desktop.ui.Texts;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.ApiKey;
import dev.latchkey.sdk.keys.IssuedKey;
import dev.latchkey.sdk.keys.KeyRules;
import dev.latchkey.sdk.keys.NewApiKey;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Connected account with its state, its keys and the operations on them. Call it on the JavaFX thread. Requests to the
 * gateway run in the background, and their results arrive on the JavaFX thread.
 */
public final class Account {
    private final Connector connector;
    private final SecretKeeper secrets;
    private final BackgroundTasks tasks;
    private final Clock clock;
    private final Texts texts;

    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.CONNECTING);
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>(this, "failure");
    private final ReadOnlyObjectWrapper<@Nullable Instant> lastSynced = new ReadOnlyObjectWrapper<>(this, "synced");
    private final ReadOnlyObjectWrapper<@Nullable URI> address = new ReadOnlyObjectWrapper<>(this, "address");
    private final ObservableList<ApiKey> keys = FXCollections.observableArrayList();
    private final ObservableList<ApiKey> keysView = FXCollections.unmodifiableObservableList(keys);
    private volatile @Nullable Connection connection;
    private int latestSync;
    private boolean connecting;

    /** State of the connection. */
    public enum State {
        /** Connecting for the first time or again. */
        CONNECTING,
        /** Connected. */
        READY,
        /** Not connected, for the reason in {@link Account#failure()}. */
        FAILED
    }

    /** Creates an account that is not connected yet. */
    public Account(Connector connector, SecretKeeper secrets, BackgroundTasks tasks, Clock clock, Texts texts) {
        this.connector = connector;
        this.secrets = secrets;
        this.tasks = tasks;
        this.clock = clock;
        this.texts = texts;
    }

    /** State of the connection. */
    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Failure of the last attempt to connect or to read the keys; null if it succeeded. */
    public ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Time at which the keys were last read; null if they never were. */
    public ReadOnlyObjectProperty<@Nullable Instant> lastSynced() {
        return lastSynced.getReadOnlyProperty();
    }

    /** Base URL of the gateway; null until connected. */
    public ReadOnlyObjectProperty<@Nullable URI> address() {
        return address.getReadOnlyProperty();
    }

    /** Keys as last read. They stay available when the gateway does not respond. */
    public ObservableList<ApiKey> keys() {
        return keysView;
    }

    /** Rules of the gateway for keys; empty until connected. */
    public Optional<KeyRules> rules() {
        return Optional.ofNullable(connection).map(Connection::rules);
    }

    /** Secrets of this account's keys, as far as they are in memory. */
    public SecretKeeper secrets() {
        return secrets;
    }

    /** Connects and reads the keys. Does nothing while a connection attempt is running. */
    public void connect() {
        if (connecting) {
            return;
        }
        connecting = true;
        state.set(State.CONNECTING);
        failure.set(null);
        tasks.run(texts.get("account.connecting"), connector::open, opened -> {
            connecting = false;
            connection = opened;
            address.set(opened.address());
            state.set(State.READY);
            sync();
        }, cause -> {
            connecting = false;
            failure.set(Failure.of(cause, texts));
            state.set(State.FAILED);
        });
    }

    /** Reads the keys again. */
    public void sync() {
        int number = ++latestSync;
        call(texts.get("account.syncing"), open -> open.keys(), fresh -> {
            // Ignore the response if a newer sync has started since.
            if (number == latestSync) {
                keys.setAll(fresh);
                lastSynced.set(clock.instant());
                failure.set(null);
            }
        }, failure::set);
    }

    /** Creates a key. Its secret is in {@link #secrets()} before {@code done} is called. */
    public void create(NewApiKey newKey, Consumer<IssuedKey> done, Consumer<Failure> failed) {
        call(texts.get("account.creating"), open -> open.create(newKey), issued -> {
            secrets.keep(issued.key().id(), issued.secret());
            latestSync++;
            keys.addFirst(issued.key());
            done.accept(issued);
        }, failed);
    }

    /** Sends a message with a key. */
    public void send(ApiKey key, Secret secret, OutgoingMessage message, Consumer<Exchange> done,
            Consumer<Failure> failed) {
        call(texts.get("account.sending"), open -> open.send(key, secret, message), done, failed);
    }

    /** Code examples that send a message; none until connected. */
    public List<Snippet> snippets(OutgoingMessage message) {
        Connection open = connection;
        return open == null ? List.of() : open.snippets(message);
    }

    /** Reads captured messages. */
    public void readCaptured(@Nullable String cursor, int limit, Consumer<CapturedPage> done,
            Consumer<Failure> failed) {
        call("", open -> open.captured(cursor, limit), done, failed);
    }

    /** Closes the connection and overwrites the secrets. The app does this last, because tasks may still need them. */
    public void close() {
        disconnect();
        secrets.wipe();
    }

    /** Closes the connection. May be called from any thread. */
    public synchronized void disconnect() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            open.close();
        }
    }

    /** Returns the open connection, for use in background tasks. */
    Connection requireConnection() {
        Connection open = connection;
        if (open == null) {
            throw new ConnectFailedException(texts.get("account.failure.notConnected"), null);
        }
        return open;
    }

    void removeKey(ApiKey gone) {
        latestSync++;
        keys.removeIf(key -> key.id().equals(gone.id()));
        secrets.forget(gone.id());
    }

    private <T> void call(String title, Function<T> work, Consumer<? super T> done, Consumer<? super Failure> failed) {
        Callable<T> call = () -> work.apply(requireConnection());
        tasks.run(title, call, done, cause -> failed.accept(Failure.of(cause, texts)));
    }

    /** Call over an open connection. */
    private interface Function<T> {
        T apply(Connection open);
    }
}
