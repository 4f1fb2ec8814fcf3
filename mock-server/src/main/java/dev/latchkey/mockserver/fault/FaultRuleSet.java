package dev.latchkey.mockserver.fault;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Active fault rules, in memory only. Safe for use by several threads: a rule fires exactly as often as its trigger
 * says, whatever the concurrency.
 */
public final class FaultRuleSet {
    /** The maximum number of rules. */
    public static final int MAX_RULES = 1_000;

    private final List<CountedRule> rules = new CopyOnWriteArrayList<>();
    private final Consumer<Firing> listener;

    /** Creates an empty rule set that notifies the listener of every firing. */
    public FaultRuleSet(Consumer<Firing> watcher) {
        this.listener = watcher;
    }

    /**
     * Firing of a rule.
     *
     * @param rule rule that fires
     * @param context request, mail or attempt that it fires for
     * @param delay delay before the effect; zero for none
     */
    public record Firing(FaultRule rule, FaultContext context, Duration delay) {
        /** The effect; null for a delay only. */
        public @Nullable FaultEffect effect() {
            return rule.effect();
        }
    }

    /**
     * Rule with its counters.
     *
     * @param rule the rule
     * @param seen number of matches
     * @param fired number of firings
     */
    public record RuleStatus(FaultRule rule, long seen, long fired) {}

    /** Rule with its counters. */
    private record CountedRule(FaultRule rule, AtomicLong seen, AtomicLong fired) {
        /** Counts a match and fires if the trigger selects it. Counting is atomic, so each match has its own number. */
        Optional<Firing> evaluate(FaultContext context) {
            long number = seen.incrementAndGet();
            if (!rule.trigger().fires(number)) {
                return Optional.empty();
            }
            long n = fired.incrementAndGet();
            Duration delay = rule.delay() == null ? Duration.ZERO : rule.delay().draw(n);
            return Optional.of(new Firing(rule, context, delay));
        }

        RuleStatus status() {
            // Read in this order, so that fired never exceeds seen.
            long firedCount = fired.get();
            return new RuleStatus(rule, seen.get(), firedCount);
        }
    }

    /**
     * Fires the oldest rule that matches and whose trigger selects this match. Later rules do not count the match.
     */
    public Optional<Firing> fire(FaultContext context) {
        for (CountedRule counted : rules) {
            if (counted.rule().matches(context)) {
                Optional<Firing> firing = counted.evaluate(context);
                if (firing.isPresent()) {
                    listener.accept(firing.get());
                    return firing;
                }
            }
        }
        return Optional.empty();
    }

    /** Returns true if there are no rules, so that callers can skip the evaluation. */
    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /**
     * Adds all rules or none.
     *
     * @return false if the maximum would be exceeded
     */
    public synchronized boolean add(List<FaultRule> more) {
        if (rules.size() + more.size() > MAX_RULES) {
            return false;
        }
        rules.addAll(more.stream().map(rule -> new CountedRule(rule, new AtomicLong(), new AtomicLong())).toList());
        return true;
    }

    /** All rules, oldest first. */
    public List<RuleStatus> all() {
        return rules.stream().map(CountedRule::status).toList();
    }

    /** The rule with this id. */
    public Optional<RuleStatus> find(String id) {
        return rules.stream().filter(counted -> counted.rule().id().equals(id)).findFirst().map(CountedRule::status);
    }

    /** Removes a rule. Returns true if it existed. */
    public boolean remove(String id) {
        return remove(rule -> rule.id().equals(id)) > 0;
    }

    /**
     * Removes an account's rules.
     *
     * @param accountId account; null for rules that apply to every account
     * @return number of removed rules
     */
    public int removeByAccount(@Nullable String accountId) {
        return remove(rule -> Objects.equals(rule.accountId(), accountId));
    }

    /**
     * Removes all rules.
     *
     * @return number of removed rules
     */
    public int removeAll() {
        return remove(rule -> true);
    }

    private synchronized int remove(Predicate<FaultRule> predicate) {
        int before = rules.size();
        rules.removeIf(counted -> predicate.test(counted.rule()));
        return before - rules.size();
    }
}
