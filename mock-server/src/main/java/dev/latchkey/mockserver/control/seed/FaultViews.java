package dev.latchkey.mockserver.control.seed;

import dev.latchkey.mockserver.fault.FaultDelay;
import dev.latchkey.mockserver.fault.FaultEffect;
import dev.latchkey.mockserver.fault.FaultMatcher;
import dev.latchkey.mockserver.fault.FaultRule;
import dev.latchkey.mockserver.fault.FaultRuleSet;
import dev.latchkey.mockserver.fault.FaultTrigger;
import dev.latchkey.mockserver.model.RefusalReason;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Converts fault rules to JSON records of the same form as in requests. */
public final class FaultViews {
    private FaultViews() {}

    /** The active rules. */
    public record FaultList(List<FaultView> items) {}

    /**
     * A rule and its counters.
     *
     * @param account id of its account; null if it applies to all accounts
     * @param seen number of matching occasions
     * @param fired number of times it fired
     */
    public record FaultView(String id, @Nullable String account, String phase, MatchView match, WhenView when,
            @Nullable DelayView delay, @Nullable EffectView effect, Instant created, long seen, long fired) {}

    /** A rule without id and counters, from which it can be created again. */
    public record RuleView(String phase, MatchView match, WhenView when, @Nullable DelayView delay,
            @Nullable EffectView effect) {}

    public record MatchView(@Nullable String gateway, @Nullable String route, @Nullable String key,
            @Nullable String address,
            @Nullable String recipient) {}

    public record WhenView(@Nullable Long next, @Nullable Long after, @Nullable Long every, @Nullable Double share,
            @Nullable Long seed) {}

    public record DelayView(String median, double sigma, long seed, String most) {}

    public record EffectView(String type, @Nullable String reason, @Nullable Integer status, @Nullable Integer code,
            @Nullable String text, @Nullable Integer bytes, @Nullable String pause, @Nullable Integer copies,
            @Nullable String by) {}

    public static FaultView of(FaultRuleSet.RuleStatus status) {
        FaultRule rule = status.rule();
        RuleView view = rule(rule);
        return new FaultView(rule.id(), rule.accountId(), view.phase(), view.match(), view.when(), view.delay(),
                view.effect(), rule.created(), status.seen(), status.fired());
    }

    static RuleView rule(FaultRule rule) {
        FaultEffect effect = rule.effect();
        FaultDelay delay = rule.delay();
        return new RuleView(rule.phase().wireName(), match(rule.matcher()), when(rule.trigger()),
                delay == null
                        ? null
                        : new DelayView(delay.median().toString(), delay.sigma(), delay.seed(),
                                delay.max().toString()),
                effect == null ? null : effect(effect));
    }

    private static MatchView match(FaultMatcher matcher) {
        return new MatchView(matcher.gateway(), matcher.route(), matcher.key(),
                matcher.address() == null ? null : matcher.address().toString(), matcher.recipient());
    }

    private static WhenView when(FaultTrigger trigger) {
        return switch (trigger) {
            case FaultTrigger.Always always -> new WhenView(null, null, null, null, null);
            case FaultTrigger.Next next -> new WhenView(next.count(), next.after(), null, null, null);
            case FaultTrigger.Every every -> new WhenView(null, null, every.n(), null, null);
            case FaultTrigger.Share share -> new WhenView(null, null, null, share.share(), share.seed());
        };
    }

    private static EffectView effect(FaultEffect effect) {
        return switch (effect) {
            case FaultEffect.Refuse refuse -> new EffectView("refuse",
                    refuse.reason() == RefusalReason.FAULT ? null : refuse.reason().code(), refuse.status(), null, null,
                    null,
                    null, null, null);
            case FaultEffect.Drop drop -> plain(drop.mode().name().toLowerCase(Locale.ROOT));
            case FaultEffect.Truncate cut -> sized("truncate", cut.bytes(), null);
            case FaultEffect.Malformed malformed -> plain("malformed");
            case FaultEffect.Slow slow -> sized("slow", slow.bytes(), slow.pause().toString());
            case FaultEffect.Reply reply -> new EffectView("reply", null, null, reply.code(), reply.text(), null, null,
                    null, null);
            case FaultEffect.Duplicate duplicate -> new EffectView("duplicate", null, null, null, null, null, null,
                    duplicate.copies(), null);
            case FaultEffect.Late late -> new EffectView("late", null, null, null, null, null, null, null,
                    late.by().toString());
        };
    }

    private static EffectView plain(String type) {
        return new EffectView(type, null, null, null, null, null, null, null, null);
    }

    private static EffectView sized(String type, int bytes, @Nullable String pause) {
        return new EffectView(type, null, null, null, null, bytes, pause, null, null);
    }
}
