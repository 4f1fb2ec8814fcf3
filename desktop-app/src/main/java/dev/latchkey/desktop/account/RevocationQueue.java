package dev.latchkey.desktop.account;

import dev.latchkey.desktop.ui.BackgroundTasks;
import dev.latchkey.desktop.ui.Texts;
import dev.latchkey.desktop.ui.Timers;
import dev.latchkey.sdk.AuthenticationException;
import dev.latchkey.sdk.LatchkeyException;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.ApiKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/**
 * Queue of confirmed revocations. A gateway cannot undo a revocation, so each is sent only after {@link #UNDO_PERIOD}
 * and can be undone until then. Each is sent exactly once. On quitting, the pending ones are sent immediately.
 */
public final class RevocationQueue {
    /** Time during which a revocation can be undone. */
    public static final Duration UNDO_PERIOD = Duration.ofSeconds(8);

    private static final Duration QUIT_TIMEOUT = Duration.ofSeconds(10);

    private final Account account;
    private final BackgroundTasks tasks;
    private final Timers timers;
    private final Texts texts;
    // Concurrent, because the shutdown hook flushes the queue while the JavaFX thread may still use it.
    private final Map<String, Pending> pending = new ConcurrentHashMap<>();
    private final List<CompletableFuture<Outcome>> sending = new CopyOnWriteArrayList<>();
    private final ObservableSet<String> inProgress = FXCollections.observableSet();
    private Consumer<Outcome> listener = outcome -> {};

    /** Result of a revocation. */
    public sealed interface Outcome {
        /** Key of the revocation. */
        ApiKey key();

        /** The key was revoked, and the gateway then refused a call with its secret. */
        record Verified(ApiKey key) implements Outcome {}

        /** The key was revoked. Its secret was not available to verify that the gateway refuses it. */
        record Revoked(ApiKey key) implements Outcome {}

        /** The gateway confirmed the revocation but still accepted a call with the secret. */
        record StillAccepted(ApiKey key) implements Outcome {}

        /** The key was not revoked. */
        record Failed(ApiKey key, Failure failure) implements Outcome {}
    }

    private record Pending(ApiKey key, Timers.Timer timer) {}

    /** Creates the queue of an account. */
    public RevocationQueue(Account account, BackgroundTasks tasks, Timers timers, Texts texts) {
        this.account = account;
        this.tasks = tasks;
        this.timers = timers;
        this.texts = texts;
    }

    /** IDs of the keys whose revocation is pending or being sent. */
    public ObservableSet<String> inProgress() {
        return inProgress;
    }

    /** Sets the listener for results. */
    public void onOutcome(Consumer<Outcome> consumer) {
        listener = consumer;
    }

    /** Revokes a key after {@link #UNDO_PERIOD}. Does nothing if its revocation is already in progress. */
    public void request(ApiKey key) {
        if (inProgress.add(key.id())) {
            pending.put(key.id(), new Pending(key, timers.after(UNDO_PERIOD, () -> send(key.id()))));
        }
    }

    /** Undoes a pending revocation. Returns false if it has already been sent. */
    public boolean undo(String keyId) {
        Pending revocation = pending.remove(keyId);
        if (revocation == null) {
            return false;
        }
        revocation.timer().cancel();
        inProgress.remove(keyId);
        return true;
    }

    /**
     * Sends all pending revocations and waits at most 10 s until they and those being sent are done. Meant for
     * quitting, so the listener is not called. May be called from any thread.
     */
    public void flush() {
        List<CompletableFuture<Outcome>> all = new ArrayList<>(sending);
        for (Pending each : List.copyOf(pending.values())) {
            // Only the thread that removes the entry sends it.
            if (pending.remove(each.key().id()) != null) {
                CompletableFuture<Outcome> sent = new CompletableFuture<>();
                all.add(sent);
                Thread.ofVirtual().start(() -> sent.complete(revoke(each.key(), null)));
            }
        }
        try {
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(QUIT_TIMEOUT.toSeconds(),
                    TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            System.getLogger(RevocationQueue.class.getName()).log(System.Logger.Level.WARNING,
                    "Not every revocation was confirmed before quitting. Check the keys at the next start.");
        }
    }

    private void send(String keyId) {
        Pending due = pending.remove(keyId);
        if (due == null) {
            return;
        }
        ApiKey key = due.key();
        Secret secret = account.secrets().find(keyId).orElse(null);
        CompletableFuture<Outcome> sent = new CompletableFuture<>();
        sending.add(sent);
        tasks.run(texts.get("account.revoking", key.name()), () -> {
            Outcome outcome = revoke(key, secret);
            sent.complete(outcome);
            return outcome;
        }, outcome -> onResult(keyId, sent, outcome), cause -> onResult(keyId, sent,
                new Outcome.Failed(key, Failure.of(cause, texts))));
    }

    private void onResult(String keyId, CompletableFuture<Outcome> sent, Outcome outcome) {
        sending.remove(sent);
        inProgress.remove(keyId);
        if (!(outcome instanceof Outcome.Failed)) {
            account.removeKey(outcome.key());
        }
        listener.accept(outcome);
    }

    private Outcome revoke(ApiKey key, @Nullable Secret secret) {
        try {
            Connection open = account.requireConnection();
            open.revoke(key.id());
            if (secret == null) {
                return new Outcome.Revoked(key);
            }
            return verify(open, key, secret);
        } catch (LatchkeyException | ConnectFailedException e) {
            return new Outcome.Failed(key, Failure.of(e, texts));
        }
    }

    private static Outcome verify(Connection open, ApiKey key, Secret secret) {
        try {
            open.probe(key, secret);
            return new Outcome.StillAccepted(key);
        } catch (AuthenticationException e) {
            return new Outcome.Verified(key);
        } catch (LatchkeyException e) {
            // The key is revoked; only the verification failed.
            return new Outcome.Revoked(key);
        }
    }
}
