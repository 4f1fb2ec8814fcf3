package dev.latchkey.mockserver.delivery.schedule;

import dev.latchkey.mockserver.delivery.lifecycle.DueWorkQueue;

import dev.latchkey.mockserver.account.Clocks;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.ClockSetting;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.Refusal;
import dev.latchkey.mockserver.model.Refusal.InvalidField;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.store.Store;
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
 * Freezes, moves and releases the clocks of accounts; time never goes back. Moving a clock does everything that falls
 * due on the way, in order, each thing at its own time, webhook calls included, before it returns.
 */
public final class TestClocks {
    private static final Duration MAX_MOVE = Duration.ofDays(3_650);
    private static final Duration MAX_WAIT = Duration.ofSeconds(60);
    // Moments after it have no form that everybody can read: RFC 3339 ends there.
    private static final Instant END_OF_TIME = Instant.parse("+10000-01-01T00:00:00Z");

    private final Store store;
    private final Clocks clocks;
    private final DueWorkQueue queue;
    private final KeyedSerialExecutor executor;
    private final DueWorkRunner runner;
    private final Duration maxAge;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    public TestClocks(Store store, Clocks clocks, DueWorkQueue queue, KeyedSerialExecutor executor,
            DueWorkRunner runner,
            Duration age) {
        this.store = store;
        this.clocks = clocks;
        this.queue = queue;
        this.executor = executor;
        this.runner = runner;
        this.maxAge = age;
    }

    /**
     * An account's time.
     *
     * @param now what it is
     * @param setting how it stands to the server's
     */
    public record Reading(Instant now, ClockSetting setting) {}

    /**
     * What happened while a clock was moved.
     *
     * @param from time before
     * @param to time after
     * @param sends delayed messages that were sent
     * @param steps other things that happened to messages
     * @param calls calls of webhooks
     * @param removed messages that became too old
     */
    public record Advance(Instant from, Instant to, int sends, int steps, int calls, int removed) {}

    /** An account's time now. */
    public Reading read(String accountId) {
        return new Reading(clocks.of(accountId).instant(), requireAccount(accountId).clock());
    }

    /** Lets an account's time stand still; what is due later waits. One that stands already, stays. */
    public Reading freeze(String accountId) {
        return withLock(accountId, () -> {
            change(accountId, clock -> new ClockSetting(clock.ahead(), clock.at(clocks.server().instant())));
            return read(accountId);
        });
    }

    /** Lets an account's time go on from where it stands, or from the server's time if that is later by now. */
    public Reading resume(String accountId) {
        return withLock(accountId, () -> {
            change(accountId, clock -> clock.frozenAt() == null
                    ? clock
                    : new ClockSetting(notNegative(Duration.between(clocks.server().instant(), clock.frozenAt())),
                            null));
            return read(accountId);
        });
    }

    /** Gives an account the server's time again, also where that is earlier: for the beginning of another test. */
    public Reading reset(String accountId) {
        return withLock(accountId, () -> {
            change(accountId, clock -> ClockSetting.REAL);
            return read(accountId);
        });
    }

    /**
     * Moves an account's time forward, whether it stands still or not, and does everything that falls due.
     *
     * @param by more than nothing, and at most 3,650 days; not past the year 9999
     */
    public Advance advance(String accountId, Duration by) {
        if (by.isNegative() || by.isZero() || by.compareTo(MAX_MOVE) > 0) {
            throw outOfRange("A clock is moved forward by more than nothing and at most " + MAX_MOVE.toDays()
                    + " days.");
        }
        requireAccount(accountId);
        return withLock(accountId, () -> {
            if (!clocks.of(accountId).instant().plus(by).isBefore(END_OF_TIME)) {
                throw outOfRange(
                        "A clock is moved no further than the year 9999. Clear it with POST /reset?scope=clock.");
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
                // Also when it ended early: what has happened until there cannot lie in the future.
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
        return new RefusedException(RefusalReason.NOT_FOUND, "There is no account of this id.");
    }

    private static RefusedException busy() {
        return new RefusedException(RefusalReason.CONFLICT,
                "The account's clock is being moved, or its webhooks take very long. Try"
                        + " again.");
    }

    private static Duration notNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
