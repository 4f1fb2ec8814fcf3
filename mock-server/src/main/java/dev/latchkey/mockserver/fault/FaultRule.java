package dev.latchkey.mockserver.fault;

import dev.latchkey.mockserver.fault.FaultPhase.Protocol;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rule that injects a fault. It fires as soon as all its criteria can be evaluated. In the phase before handling, rules
 * for a route or an address fire before authentication. Rules for an account or a key fire after authorization, and
 * rules for a recipient once the message is parsed.
 *
 * @param id unique id
 * @param accountId account whose requests match; null for all accounts
 * @param matcher criteria of matching requests
 * @param trigger selects the matching requests that it fires for
 * @param phase phase in which it fires
 * @param delay delay before the effect; null for none
 * @param effect effect; null for a delay only
 * @param created creation time, by the server's clock
 */
public record FaultRule(String id, @Nullable String accountId, FaultMatcher matcher, FaultTrigger trigger,
        FaultPhase phase,
        @Nullable FaultDelay delay, @Nullable FaultEffect effect, Instant created) {
    public FaultRule {
        validate(accountId, matcher, phase, delay, effect).ifPresent(invalid -> {
            throw new IllegalArgumentException(invalid.detail());
        });
    }

    /** Returns the reason why such a rule is invalid; empty if it is valid. */
    public static Optional<InvalidRule> validate(@Nullable String accountId, FaultMatcher matcher, FaultPhase phase,
            @Nullable FaultDelay delay,
            @Nullable FaultEffect effect) {
        if (delay == null && effect == null) {
            return invalid("effect", "A rule needs an effect, a delay or both.");
        }
        if (effect != null && !effect.appliesTo(phase)) {
            return invalid("effect", "This effect cannot happen in the phase " + phase.wireName() + ".");
        }
        if (delay != null && phase.protocol() == Protocol.WEBHOOK) {
            return invalid("delay", "Webhook attempts cannot be delayed. Use the effect 'late' instead.");
        }
        if (matcher.route() != null && phase.protocol() != Protocol.HTTP) {
            return invalid("match", "A route cannot be matched in the phase " + phase.wireName() + ".");
        }
        if (matcher.address() != null && phase.protocol() == Protocol.WEBHOOK) {
            return invalid("match", "Webhook requests come from the server itself, so an address cannot be matched.");
        }
        FaultPhase.MatchStage required = requiredStage(accountId, matcher);
        if (required.compareTo(phase.matchStage()) > 0) {
            return invalid(required == FaultPhase.MatchStage.MESSAGE || matcher.key() != null ? "match" : "account",
                    required == FaultPhase.MatchStage.MESSAGE
                            ? "A recipient cannot be matched in the phase " + phase.wireName()
                                    + ", because none is known yet."
                            : "An account or key cannot be matched in the phase " + phase.wireName()
                                    + ", because the caller is not known yet.");
        }
        return Optional.empty();
    }

    private static Optional<InvalidRule> invalid(String field, String detail) {
        return Optional.of(new InvalidRule(field, detail));
    }

    /** Returns true if the rule matches, regardless of its trigger. */
    boolean matches(FaultContext context) {
        return phase == context.phase() && firesAt(context.stage())
                && (accountId == null || accountId.equals(context.accountId())) && matcher.matches(context);
    }

    /**
     * Returns true if the rule fires at this stage. A request passes the phase before handling three times, with more
     * attributes each time, but a rule fires only once.
     */
    private boolean firesAt(FaultPhase.MatchStage stage) {
        FaultPhase.MatchStage required = requiredStage(accountId, matcher);
        return phase == FaultPhase.BEFORE_HANDLING ? required == stage : required.compareTo(stage) <= 0;
    }

    private static FaultPhase.MatchStage requiredStage(@Nullable String accountId, FaultMatcher matcher) {
        FaultPhase.MatchStage required = matcher.requiredStage();
        return accountId != null && required == FaultPhase.MatchStage.NOTHING ? FaultPhase.MatchStage.CALLER : required;
    }

    /**
     * Reason why a rule is invalid.
     *
     * @param field name of the invalid field
     * @param detail what is wrong and what to do
     */
    public record InvalidRule(String field, String detail) {}
}
