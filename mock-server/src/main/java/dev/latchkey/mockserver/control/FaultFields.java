package dev.latchkey.mockserver.control;

import dev.latchkey.mockserver.fault.Delay;
import dev.latchkey.mockserver.fault.Effect;
import dev.latchkey.mockserver.fault.FaultRule;
import dev.latchkey.mockserver.fault.Match;
import dev.latchkey.mockserver.fault.Phase;
import dev.latchkey.mockserver.fault.Schedule;
import dev.latchkey.mockserver.http.Fields;
import dev.latchkey.mockserver.http.Shown;
import dev.latchkey.mockserver.model.Reason;
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
 * What shall go wrong, as it was asked for.
 *
 * @param match for what
 * @param schedule how often
 * @param phase when
 * @param delay null for none
 * @param effect null for none
 */
record FaultFields(Match match, Schedule schedule, Phase phase, @Nullable Delay delay, @Nullable Effect effect) {
    private static final int LONGEST = 200;
    private static final int MANY = 1_000_000_000;
    private static final int MOST_COPIES = 10;
    private static final int MOST_BYTES = 64 << 20;
    private static final Duration LATEST = Duration.ofDays(365);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /**
     * Reads a rule.
     *
     * @param accountId for whose requests; null for everybody's
     * @return good only if the fields finish without refusing
     */
    static @Nullable FaultFields read(Fields fields, @Nullable String accountId) {
        Phase phase = phase(fields);
        Fields matched = fields.optionalObject("match");
        Match match = matched == null ? Match.ANYTHING : match(matched);
        Fields when = fields.optionalObject("when");
        Schedule schedule = when == null ? new Schedule.Always() : schedule(when);
        Fields delayed = fields.optionalObject("delay");
        Delay delay = delayed == null ? null : delay(delayed);
        Fields effected = fields.optionalObject("effect");
        Effect effect = effected == null ? null : effect(effected);
        if (phase == null || !fields.isSound("effect") || effected != null && effect == null) {
            return null;
        }
        FaultRule.flaw(accountId, match, phase, delay, effect)
                .ifPresent(flaw -> fields.problem(flaw.field(), "impossible", flaw.detail()));
        return new FaultFields(match, schedule, phase, delay, effect);
    }

    /** The rule. */
    FaultRule rule(String id, @Nullable String accountId, Instant created) {
        return new FaultRule(id, accountId, match, schedule, phase, delay, effect, created);
    }

    private static @Nullable Phase phase(Fields fields) {
        String word = fields.text("phase", 0, LONGEST);
        for (Phase phase : Phase.values()) {
            if (phase.word().equals(word)) {
                return phase;
            }
        }
        if (fields.isSound("phase")) {
            fields.problem("phase", "unknown", "This must be one of "
                    + Stream.of(Phase.values()).map(Phase::word).collect(Collectors.joining(", ")) + ".");
        }
        return null;
    }

    private static Match match(Fields fields) {
        String address = fields.optionalText("address", 1, LONGEST);
        IpRange range = null;
        if (address != null) {
            try {
                range = IpRange.parse(address);
            } catch (IllegalArgumentException e) {
                fields.problem("address", "not-an-address", Shown.sentence(e.getMessage()));
            }
        }
        return new Match(fields.optionalText("gateway", 1, LONGEST), fields.optionalText("route", 1, LONGEST),
                fields.optionalText("key", 1, LONGEST), range, fields.optionalText("recipient", 1, LONGEST));
    }

    private static Schedule schedule(Fields fields) {
        Integer next = fields.optionalInt("next", 1, MANY);
        Integer after = fields.optionalInt("after", 0, MANY);
        Integer every = fields.optionalInt("every", 1, MANY);
        BigDecimal share = fields.optionalDecimal("share", 0, 1);
        Integer seed = fields.optionalInt("seed", Integer.MIN_VALUE, Integer.MAX_VALUE);
        long kinds = Stream.of(next, every, share).filter(Objects::nonNull).count();
        if (kinds > 1) {
            fields.problem("next", "contradiction", "Give one of 'next', 'every' and 'share'.");
        }
        if (after != null && next == null) {
            fields.problem("after", "contradiction", "This goes with 'next'.");
        }
        if (seed != null && share == null) {
            fields.problem("seed", "contradiction", "This goes with 'share'.");
        }
        if (next != null) {
            return new Schedule.Next(next, after == null ? 0 : after);
        }
        if (every != null) {
            return new Schedule.Every(every);
        }
        return share == null ? new Schedule.Always() : new Schedule.Share(share.doubleValue(), seed == null ? 0 : seed);
    }

    private static Delay delay(Fields fields) {
        fields.text("median", 1, LONGEST);
        Duration median = fields.isSound("median") ? Times.read(fields, "median", Delay.LONGEST) : null;
        BigDecimal sigma = fields.optionalDecimal("sigma", 0, 5);
        Integer seed = fields.optionalInt("seed", Integer.MIN_VALUE, Integer.MAX_VALUE);
        Duration most = Times.read(fields, "most", Delay.LONGEST);
        return new Delay(median == null ? Duration.ZERO : median, sigma == null ? 0 : sigma.doubleValue(),
                seed == null ? 0 : seed, most == null ? Delay.LONGEST : most);
    }

    private static @Nullable Effect effect(Fields fields) {
        String type = fields.text("type", 0, LONGEST);
        return switch (type) {
            case "refuse" -> refuse(fields);
            case "reset" -> new Effect.Drop(Effect.Drop.How.RESET);
            case "close" -> new Effect.Drop(Effect.Drop.How.CLOSE);
            case "truncate" -> new Effect.Truncate(number(fields, "bytes", 0, MOST_BYTES, 0));
            case "malformed" -> new Effect.Malformed();
            case "slow" -> new Effect.Slow(number(fields, "bytes", 1, MOST_BYTES, 1), pause(fields));
            case "reply" -> reply(fields);
            case "duplicate" -> new Effect.Duplicate(number(fields, "copies", 1, MOST_COPIES, 1));
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

    private static @Nullable Effect refuse(Fields fields) {
        String code = fields.optionalText("reason", 1, LONGEST);
        Integer status = fields.optionalInt("status", 400, 599);
        if (code == null && status == null && fields.isSound("status")) {
            fields.problem("status", "missing", "Give a 'status', a 'reason' or both.");
        }
        if (code == null) {
            return new Effect.Refuse(Reason.FAULT, status);
        }
        for (Reason reason : Reason.values()) {
            if (reason.code().equals(code.toLowerCase(Locale.ROOT))) {
                return new Effect.Refuse(reason, status);
            }
        }
        fields.problem("reason", "unknown", "This must be one of "
                + Stream.of(Reason.values()).map(Reason::code).collect(Collectors.joining(", ")) + ".");
        return null;
    }

    private static Effect reply(Fields fields) {
        int code = number(fields, "code", 200, 599, 0);
        if (code == 0 && fields.isSound("code")) {
            fields.problem("code", "missing", "This must be given: the code the relay answers with, such as 451.");
        }
        String text = fields.optionalText("text", 1, LONGEST);
        if (text != null && !text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            fields.problem("text", "character", "This has characters of ASCII only, and no line ends.");
        }
        return new Effect.Reply(code, text == null ? "A fault rule wants it so" : text);
    }

    private static Effect late(Fields fields) {
        fields.text("by", 1, LONGEST);
        Duration by = fields.isSound("by") ? Times.read(fields, "by", LATEST) : null;
        return new Effect.Late(by == null ? Duration.ZERO : by);
    }

    private static Duration pause(Fields fields) {
        Duration pause = Times.read(fields, "pause", LONGEST_PAUSE);
        return pause == null ? Duration.ofMillis(100) : pause;
    }

    private static int number(Fields fields, String name, int min, int max, int standard) {
        Integer number = fields.optionalInt(name, min, max);
        return number == null ? standard : number;
    }
}
