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
 * The rules that are in force, in memory: they end with the process. Safe for use by many threads; however many meet at
 * a rule, it fires exactly as often as its schedule says.
 */
public final class FaultRuleSet {
    /** Most rules at once. */
    public static final int MAX_RULES = 1_000;

    private final List<CountedRule> rules = new CopyOnWriteArrayList<>();
    private final Consumer<Firing> listener;

    /** A plan without rules, that tells of everything it lets go wrong. */
    public FaultRuleSet(Consumer<Firing> watcher) {
        this.listener = watcher;
    }

    /**
     * A rule that fires.
     *
     * @param rule which
     * @param context what for
     * @param delay how long to wait first; zero for not at all
     */
    public record Firing(FaultRule rule, FaultContext context, Duration delay) {
        /** What goes wrong; null where waiting is all. */
        public @Nullable Effect effect() {
            return rule.effect();
        }
    }

    /**
     * A rule as it stands.
     *
     * @param rule the rule
     * @param seen how often what it is for has happened
     * @param fired how often it fired
     */
    public record RuleStatus(FaultRule rule, long seen, long fired) {}

    /** A rule and how often it was met. */
    private record CountedRule(FaultRule rule, AtomicLong seen, AtomicLong fired) {
        /** What number of occasion this is, and with it whether the rule fires, is one step. */
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
            // In this order, so that it never seems to have fired more often than it was met.
            long firedThen = fired.get();
            return new RuleStatus(rule, seen.get(), firedThen);
        }
    }

    /**
     * The rule that fires for this: the oldest that fits and whose turn it is. Rules after it do not count what it takes.
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

    /** Whether there is no rule at all, so that nobody needs to ask. */
    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /**
     * Adds rules, all of them or none.
     *
     * @return whether there was room for them
     */
    public synchronized boolean add(List<FaultRule> more) {
        if (rules.size() + more.size() > MAX_RULES) {
            return false;
        }
        rules.addAll(more.stream().map(rule -> new CountedRule(rule, new AtomicLong(), new AtomicLong())).toList());
        return true;
    }

    /** All rules, the oldest first. */
    public List<RuleStatus> all() {
        return rules.stream().map(CountedRule::status).toList();
    }

    /** The rule of this id. */
    public Optional<RuleStatus> find(String id) {
        return rules.stream().filter(counted -> counted.rule().id().equals(id)).findFirst().map(CountedRule::status);
    }

    /** Takes a rule away; returns whether there was one. */
    public boolean remove(String id) {
        return remove(rule -> rule.id().equals(id)) > 0;
    }

    /**
     * Takes an account's rules away.
     *
     * @param accountId whose; null for those that are for everybody
     * @return how many
     */
    public int removeByAccount(@Nullable String accountId) {
        return remove(rule -> Objects.equals(rule.accountId(), accountId));
    }

    /**
     * Takes all rules away.
     *
     * @return how many
     */
    public int removeAll() {
        return remove(rule -> true);
    }

    private synchronized int remove(Predicate<FaultRule> which) {
        int before = rules.size();
        rules.removeIf(counted -> which.test(counted.rule()));
        return before - rules.size();
    }
}
