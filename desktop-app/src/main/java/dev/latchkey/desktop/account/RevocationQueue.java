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
 * Keys on their way out. A gateway cannot undo a revocation, so it is sent a moment after it was confirmed; until then
 * it can be called back. Each is sent exactly once, and those still waiting are sent at once on quitting.
 */
public final class RevocationQueue {
    /** How long there is to think again. */
    public static final Duration UNDO_PERIOD = Duration.ofSeconds(8);

    private static final Duration QUIT_TIMEOUT = Duration.ofSeconds(10);

    private final Account account;
    private final BackgroundTasks tasks;
    private final Timers timers;
    private final Texts texts;
    // Safe for a second thread, because the app may be told to quit while the screen's thread is at work.
    private final Map<String, Pending> pending = new ConcurrentHashMap<>();
    private final List<CompletableFuture<Outcome>> sending = new CopyOnWriteArrayList<>();
    private final ObservableSet<String> inProgress = FXCollections.observableSet();
    private Consumer<Outcome> listener = outcome -> {};

    /** What came of a revocation. */
    public sealed interface Outcome {
        /** The key. */
        ApiKey key();

        /** It was revoked, and a call with its secret was refused. */
        record Verified(ApiKey key) implements Outcome {}

        /** It was revoked; without its secret there is no proof but the gateway's word. */
        record Revoked(ApiKey key) implements Outcome {}

        /** The gateway says it was revoked, but a call with its secret still worked. */
        record StillAccepted(ApiKey key) implements Outcome {}

        /** It was not revoked. */
        record Failed(ApiKey key, Failure failure) implements Outcome {}
    }

    private record Pending(ApiKey key, Timers.Timer timer) {}

    /** Revocations of an account's keys. */
    public RevocationQueue(Account account, BackgroundTasks tasks, Timers timers, Texts texts) {
        this.account = account;
        this.tasks = tasks;
        this.timers = timers;
        this.texts = texts;
    }

    /** The ids of keys that wait to be revoked or are being revoked. */
    public ObservableSet<String> inProgress() {
        return inProgress;
    }

    /** Who is told what came of each. */
    public void onOutcome(Consumer<Outcome> consumer) {
        listener = consumer;
    }

    /** Revokes a key after {@link #UNDO_PERIOD}. A key that is leaving already is not revoked twice. */
    public void request(ApiKey key) {
        if (inProgress.add(key.id())) {
            pending.put(key.id(), new Pending(key, timers.after(UNDO_PERIOD, () -> send(key.id()))));
        }
    }

    /** Calls a revocation back; false when it was sent already. */
    public boolean undo(String keyId) {
        Pending called = pending.remove(keyId);
        if (called == null) {
            return false;
        }
        called.timer().cancel();
        inProgress.remove(keyId);
        return true;
    }

    /**
     * Sends all that wait, and waits for all that are on their way. For quitting, from any thread: nobody is told what
     * came of them.
     */
    public void flush() {
        List<CompletableFuture<Outcome>> all = new ArrayList<>(sending);
        for (Pending each : List.copyOf(pending.values())) {
            // Whoever removes it sends it.
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
                    "not every revocation was answered before quitting");
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
            // The key is gone; only the proof is missing.
            return new Outcome.Revoked(key);
        }
    }
}
