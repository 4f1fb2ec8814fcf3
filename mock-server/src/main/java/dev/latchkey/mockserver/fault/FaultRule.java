package dev.latchkey.mockserver.fault;

import dev.latchkey.mockserver.fault.Phase.Protocol;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What shall go wrong, and when. It fires as soon as all that it asks for is known: before handling, a rule that is for
 * a route or an address fires before anybody has looked at the credentials, one that is for an account or a key after
 * all checks of these, and one that is for a recipient once the message is read.
 *
 * @param id its name for programs
 * @param accountId whose requests; null for everybody's
 * @param matcher which of them
 * @param trigger which of those that match
 * @param phase when in their way
 * @param delay how long to wait before anything else; null for not at all
 * @param effect what goes wrong then; null where waiting is all
 * @param created when the rule was made, by the server's clock
 */
public record FaultRule(String id, @Nullable String accountId, FaultMatcher matcher, FaultTrigger trigger, Phase phase,
        @Nullable Delay delay, @Nullable Effect effect, Instant created) {
    public FaultRule {
        validate(accountId, matcher, phase, delay, effect).ifPresent(flaw -> {
            throw new IllegalArgumentException(flaw.detail());
        });
    }

    /** Why there can be no such rule, or nothing if there can. */
    public static Optional<InvalidRule> validate(@Nullable String accountId, FaultMatcher matcher, Phase phase,
            @Nullable Delay delay,
            @Nullable Effect effect) {
        if (delay == null && effect == null) {
            return validate("effect", "A rule needs an effect, a delay or both.");
        }
        if (effect != null && !effect.appliesTo(phase)) {
            return validate("effect", "This effect cannot happen in the phase " + phase.wireName() + ".");
        }
        if (delay != null && phase.protocol() == Protocol.WEBHOOK) {
            return validate("delay", "A webhook's call is not delayed but late: use the effect 'late'.");
        }
        if (matcher.route() != null && phase.protocol() != Protocol.HTTP) {
            return validate("match", "There are no routes in the phase " + phase.wireName() + ".");
        }
        if (matcher.address() != null && phase.protocol() == Protocol.WEBHOOK) {
            return validate("match", "A webhook's call comes from the server itself, so no address can match.");
        }
        Phase.MatchStage asked = requiredStage(accountId, matcher);
        if (asked.compareTo(phase.matchStage()) > 0) {
            return validate(asked == Phase.MatchStage.MESSAGE || matcher.key() != null ? "match" : "account",
                    asked == Phase.MatchStage.MESSAGE
                            ? "In the phase " + phase.wireName() + " no recipient is known yet."
                            : "In the phase " + phase.wireName() + " nobody has said yet who is calling.");
        }
        return Optional.empty();
    }

    private static Optional<InvalidRule> validate(String field, String detail) {
        return Optional.of(new InvalidRule(field, detail));
    }

    /** Whether the rule is for this, leaving its schedule aside. */
    boolean matches(FaultContext context) {
        return phase == context.phase() && firesAt(context.stage())
                && (accountId == null || accountId.equals(context.accountId())) && matcher.matches(context);
    }

    /** A request passes the phase before handling three times, each time better known; a rule fires only once. */
    private boolean firesAt(Phase.MatchStage stage) {
        Phase.MatchStage asked = requiredStage(accountId, matcher);
        return phase == Phase.BEFORE_HANDLING ? asked == stage : asked.compareTo(stage) <= 0;
    }

    private static Phase.MatchStage requiredStage(@Nullable String accountId, FaultMatcher matcher) {
        Phase.MatchStage asked = matcher.requiredStage();
        return accountId != null && asked == Phase.MatchStage.NOTHING ? Phase.MatchStage.CALLER : asked;
    }

    /**
     * Why there can be no such rule.
     *
     * @param field of the rule that is to blame
     * @param detail what is wrong
     */
    public record InvalidRule(String field, String detail) {}
}
