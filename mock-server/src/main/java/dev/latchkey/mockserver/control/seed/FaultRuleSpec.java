package dev.latchkey.mockserver.control.seed;

import dev.latchkey.mockserver.fault.FaultDelay;
import dev.latchkey.mockserver.fault.FaultEffect;
import dev.latchkey.mockserver.fault.FaultMatcher;
import dev.latchkey.mockserver.fault.FaultPhase;
import dev.latchkey.mockserver.fault.FaultRule;
import dev.latchkey.mockserver.fault.FaultTrigger;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.http.body.SafeText;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.rest.DurationParser;
import dev.latchkey.sdk.keys.IpRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Definition of a fault rule to create.
 *
 * @param matcher criteria of the requests it applies to
 * @param trigger how often it fires
 * @param phase point of the processing at which it fires
 * @param delay delay before the effect; null for none
 * @param effect injected fault; null for none
 */
public record FaultRuleSpec(FaultMatcher matcher, FaultTrigger trigger, FaultPhase phase, @Nullable FaultDelay delay,
        @Nullable FaultEffect effect) {
    private static final int MAX_LENGTH = 200;
    private static final int MAX_NUMBER = 1_000_000_000;
    private static final int MAX_COPIES = 10;
    private static final int MAX_BYTES = 64 << 20;
    private static final Duration MAX_LATENESS = Duration.ofDays(365);
    private static final Duration MAX_PAUSE = Duration.ofMinutes(1);

    /**
     * Reads a rule. Errors are recorded in {@code fields}.
     *
     * @param accountId account whose requests it applies to; null for all accounts
     * @return valid only if {@code fields.finish()} succeeds; null if phase or effect is invalid
     */
    public static @Nullable FaultRuleSpec read(JsonObjectReader fields, @Nullable String accountId) {
        FaultPhase phase = phase(fields);
        JsonObjectReader matched = fields.optionalObject("match");
        FaultMatcher matcher = matched == null ? FaultMatcher.ANYTHING : matcher(matched);
        JsonObjectReader when = fields.optionalObject("when");
        FaultTrigger trigger = when == null ? new FaultTrigger.Always() : trigger(when);
        JsonObjectReader delayed = fields.optionalObject("delay");
        FaultDelay delay = delayed == null ? null : delay(delayed);
        JsonObjectReader effected = fields.optionalObject("effect");
        FaultEffect effect = effected == null ? null : effect(effected);
        if (phase == null || !fields.isSound("effect") || effected != null && effect == null) {
            return null;
        }
        FaultRule.validate(accountId, matcher, phase, delay, effect)
                .ifPresent(flaw -> fields.problem(flaw.field(), "impossible", flaw.detail()));
        return new FaultRuleSpec(matcher, trigger, phase, delay, effect);
    }

    /** Creates the rule. */
    public FaultRule toRule(String id, @Nullable String accountId, Instant created) {
        return new FaultRule(id, accountId, matcher, trigger, phase, delay, effect, created);
    }

    private static @Nullable FaultPhase phase(JsonObjectReader fields) {
        String wireName = fields.text("phase", 0, MAX_LENGTH);
        for (FaultPhase phase : FaultPhase.values()) {
            if (phase.wireName().equals(wireName)) {
                return phase;
            }
        }
        if (fields.isSound("phase")) {
            fields.problem("phase", "unknown", "This must be one of "
                    + Stream.of(FaultPhase.values()).map(FaultPhase::wireName).collect(Collectors.joining(", ")) + ".");
        }
        return null;
    }

    private static FaultMatcher matcher(JsonObjectReader fields) {
        String address = fields.optionalText("address", 1, MAX_LENGTH);
        IpRange range = null;
        if (address != null) {
            try {
                range = IpRange.parse(address);
            } catch (IllegalArgumentException e) {
                fields.problem("address", "not-an-address", SafeText.sentence(e.getMessage()));
            }
        }
        return new FaultMatcher(fields.optionalText("gateway", 1, MAX_LENGTH),
                fields.optionalText("route", 1, MAX_LENGTH),
                fields.optionalText("key", 1, MAX_LENGTH), range, fields.optionalText("recipient", 1, MAX_LENGTH));
    }

    private static FaultTrigger trigger(JsonObjectReader fields) {
        Integer next = fields.optionalInt("next", 1, MAX_NUMBER);
        Integer after = fields.optionalInt("after", 0, MAX_NUMBER);
        Integer every = fields.optionalInt("every", 1, MAX_NUMBER);
        BigDecimal share = fields.optionalDecimal("share", 0, 1);
        Integer seed = fields.optionalInt("seed", Integer.MIN_VALUE, Integer.MAX_VALUE);
        long kinds = Stream.of(next, every, share).filter(Objects::nonNull).count();
        if (kinds > 1) {
            fields.problem("next", "contradiction", "Specify only one of 'next', 'every' and 'share'.");
        }
        if (after != null && next == null) {
            fields.problem("after", "contradiction", "This is allowed only together with 'next'.");
        }
        if (seed != null && share == null) {
            fields.problem("seed", "contradiction", "This is allowed only together with 'share'.");
        }
        if (next != null) {
            return new FaultTrigger.Next(next, after == null ? 0 : after);
        }
        if (every != null) {
            return new FaultTrigger.Every(every);
        }
        return share == null
                ? new FaultTrigger.Always()
                : new FaultTrigger.Share(share.doubleValue(), seed == null ? 0 : seed);
    }

    private static FaultDelay delay(JsonObjectReader fields) {
        fields.text("median", 1, MAX_LENGTH);
        Duration median = fields.isSound("median")
                ? DurationParser.read(fields, "median", FaultDelay.MAX_DURATION)
                : null;
        BigDecimal sigma = fields.optionalDecimal("sigma", 0, 5);
        Integer seed = fields.optionalInt("seed", Integer.MIN_VALUE, Integer.MAX_VALUE);
        Duration max = DurationParser.read(fields, "most", FaultDelay.MAX_DURATION);
        return new FaultDelay(median == null ? Duration.ZERO : median, sigma == null ? 0 : sigma.doubleValue(),
                seed == null ? 0 : seed, max == null ? FaultDelay.MAX_DURATION : max);
    }

    private static @Nullable FaultEffect effect(JsonObjectReader fields) {
        String type = fields.text("type", 0, MAX_LENGTH);
        return switch (type) {
            case "refuse" -> refuse(fields);
            case "reset" -> new FaultEffect.Drop(FaultEffect.Drop.DropMode.RESET);
            case "close" -> new FaultEffect.Drop(FaultEffect.Drop.DropMode.CLOSE);
            case "truncate" -> new FaultEffect.Truncate(number(fields, "bytes", 0, MAX_BYTES, 0));
            case "malformed" -> new FaultEffect.Malformed();
            case "slow" -> new FaultEffect.Slow(number(fields, "bytes", 1, MAX_BYTES, 1), pause(fields));
            case "reply" -> reply(fields);
            case "duplicate" -> new FaultEffect.Duplicate(number(fields, "copies", 1, MAX_COPIES, 1));
            case "late" -> late(fields);
            default -> {
                if (fields.isSound("type")) {
                    fields.problem("type", "unknown", "This must be one of refuse, reset, close, truncate, malformed,"
                            + " slow, reply, duplicate, late.");
                }
                yield null;
            }
        };
    }

    private static @Nullable FaultEffect refuse(JsonObjectReader fields) {
        String code = fields.optionalText("reason", 1, MAX_LENGTH);
        Integer status = fields.optionalInt("status", 400, 599);
        if (code == null && status == null && fields.isSound("status")) {
            fields.problem("status", "missing", "Specify 'status', 'reason' or both.");
        }
        if (code == null) {
            return new FaultEffect.Refuse(RefusalReason.FAULT, status);
        }
        for (RefusalReason reason : RefusalReason.values()) {
            if (reason.code().equals(code.toLowerCase(Locale.ROOT))) {
                return new FaultEffect.Refuse(reason, status);
            }
        }
        fields.problem("reason", "unknown", "This must be one of "
                + Stream.of(RefusalReason.values()).map(RefusalReason::code).collect(Collectors.joining(", ")) + ".");
        return null;
    }

    private static FaultEffect reply(JsonObjectReader fields) {
        int code = number(fields, "code", 200, 599, 0);
        if (code == 0 && fields.isSound("code")) {
            fields.problem("code", "missing", "Specify the SMTP reply code, such as 451.");
        }
        String text = fields.optionalText("text", 1, MAX_LENGTH);
        if (text != null && !text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            fields.problem("text", "character", "This must be printable ASCII on one line.");
        }
        return new FaultEffect.Reply(code, text == null ? FaultEffect.Reply.DEFAULT_TEXT : text);
    }

    private static FaultEffect late(JsonObjectReader fields) {
        fields.text("by", 1, MAX_LENGTH);
        Duration by = fields.isSound("by") ? DurationParser.read(fields, "by", MAX_LATENESS) : null;
        return new FaultEffect.Late(by == null ? Duration.ZERO : by);
    }

    private static Duration pause(JsonObjectReader fields) {
        Duration pause = DurationParser.read(fields, "pause", MAX_PAUSE);
        return pause == null ? Duration.ofMillis(100) : pause;
    }

    private static int number(JsonObjectReader fields, String name, int min, int max, int defaultValue) {
        Integer number = fields.optionalInt(name, min, max);
        return number == null ? defaultValue : number;
    }
}
