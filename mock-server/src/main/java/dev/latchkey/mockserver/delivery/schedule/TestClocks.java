package dev.latchkey.mockserver.delivery.schedule;

import dev.latchkey.mockserver.account.AccountClocks;
import dev.latchkey.mockserver.delivery.lifecycle.DueWorkQueue;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.ClockSetting;
import dev.latchkey.mockserver.model.Refusal;
import dev.latchkey.mockserver.model.Refusal.InvalidField;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.store.DataStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Freezes, advances and resumes the clocks of accounts. Advancing a clock runs all work that falls due, in order and
 * each at its own time, webhook requests included, before it returns. Only a reset can set time back.
 */
public final class TestClocks {
    private static final Duration MAX_ADVANCE = Duration.ofDays(3_650);
    private static final Duration MAX_WAIT = Duration.ofSeconds(60);
    // RFC 3339 cannot express later instants.
    private static final Instant END_OF_TIME = Instant.parse("+10000-01-01T00:00:00Z");

    private final DataStore store;
    private final AccountClocks clocks;
    private final DueWorkQueue queue;
    private final KeyedSerialExecutor executor;
    private final DueWorkRunner runner;
    private final Duration maxAge;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    public TestClocks(DataStore store, AccountClocks clocks, DueWorkQueue queue, KeyedSerialExecutor executor,
            DueWorkRunner runner,
            Duration maxAge) {
        this.store = store;
        this.clocks = clocks;
        this.queue = queue;
        this.executor = executor;
        this.runner = runner;
        this.maxAge = maxAge;
    }

    /**
     * Time of an account.
     *
     * @param now current time
     * @param setting relation to the server's clock
     */
    public record Reading(Instant now, ClockSetting setting) {}

    /**
     * Result of advancing a clock.
     *
     * @param from time before
     * @param to time after
     * @param sends scheduled messages that were sent
     * @param steps other delivery steps
     * @param calls webhook requests
     * @param removed messages that exceeded their max age
     */
    public record Advance(Instant from, Instant to, int sends, int steps, int calls, int removed) {}

    /** Returns an account's current time. */
    public Reading read(String accountId) {
        return new Reading(clocks.of(accountId).instant(), requireAccount(accountId).clock());
    }

    /** Freezes an account's clock, so that due work waits. Has no effect if it is frozen already. */
    public Reading freeze(String accountId) {
        return withLock(accountId, () -> {
            change(accountId, clock -> new ClockSetting(clock.ahead(), clock.at(clocks.server().instant())));
            return read(accountId);
        });
    }

    /** Resumes an account's clock from where it was frozen, or from the server's time if that is later. */
    public Reading resume(String accountId) {
        return withLock(accountId, () -> {
            change(accountId, clock -> clock.frozenAt() == null
                    ? clock
                    : new ClockSetting(notNegative(Duration.between(clocks.server().instant(), clock.frozenAt())),
                            null));
            return read(accountId);
        });
    }

    /** Resets an account's clock to the server's time, even if that is earlier, for the start of another test. */
    public Reading reset(String accountId) {
        return withLock(accountId, () -> {
            change(accountId, clock -> ClockSetting.REAL);
            return read(accountId);
        });
    }

    /**
     * Advances an account's clock, frozen or not, and runs all work that falls due.
     *
     * @param by more than zero and at most 3,650 days; not beyond the year 9999
     */
    public Advance advance(String accountId, Duration by) {
        if (by.isNegative() || by.isZero() || by.compareTo(MAX_ADVANCE) > 0) {
            throw outOfRange(
                    "A clock can be advanced by more than zero and at most " + MAX_ADVANCE.toDays() + " days.");
        }
        requireAccount(accountId);
        return withLock(accountId, () -> {
            if (!clocks.of(accountId).instant().plus(by).isBefore(END_OF_TIME)) {
                throw outOfRange(
                        "A clock cannot be advanced beyond the year 9999. Reset it with POST /reset?scope=clock.");
            }
            return move(accountId, by);
        });
    }

    private static RefusedException outOfRange(String detail) {
        return new RefusedException(new Refusal(RefusalReason.INVALID, detail,
                List.of(new InvalidField("#/by", "out-of-range", detail)), List.of()));
    }

    private Advance move(String accountId, Duration by) {
        queue.setPaused(accountId, true);
        try {
            if (!executor.awaitIdle(accountId, MAX_WAIT)) {
                throw busy();
            }
            ClockAdvancer advancer = new ClockAdvancer(accountId, clocks, queue, executor, runner);
            Instant from = advancer.now();
            try {
                advancer.advanceTo(from.plus(by));
            } finally {
                // Also if it ended early: events that were recorded must not lie in the future.
                Duration passed = Duration.between(from, advancer.now());
                change(accountId, clock -> clock.frozenAt() == null
                        ? new ClockSetting(clock.ahead().plus(passed), null)
                        : new ClockSetting(clock.ahead(), advancer.now()));
            }
            int removed = store.messages().removeOlder(accountId, advancer.now().minus(maxAge));
            return new Advance(from, advancer.now(), advancer.sends(), advancer.steps(), advancer.calls(), removed);
        } finally {
            clocks.unfreeze(accountId);
            queue.setPaused(accountId, false);
        }
    }

    private void change(String accountId, UnaryOperator<ClockSetting> change) {
        Account changed = store.accounts().change(accountId,
                account -> new Account(account.id(), account.email(), account.password(), account.balance(),
                        account.maxKeys(), account.magic(), change.apply(account.clock()), account.created()))
                .orElseThrow(TestClocks::accountNotFound);
        queue.clockChanged(accountId, changed.clock());
    }

    private <T> T withLock(String accountId, Supplier<T> work) {
        ReentrantLock lock = locks.computeIfAbsent(accountId, id -> new ReentrantLock());
        try {
            if (!lock.tryLock(MAX_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private Account requireAccount(String accountId) {
        return store.accounts().find(accountId).orElseThrow(TestClocks::accountNotFound);
    }

    private static RefusedException accountNotFound() {
        return new RefusedException(RefusalReason.NOT_FOUND, "There is no account with this ID.");
    }

    private static RefusedException busy() {
        return new RefusedException(RefusalReason.CONFLICT,
                "The account's clock is being advanced by another request, or its webhooks are slow. Try again.");
    }

    private static Duration notNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
