package dev.latchkey.mockserver.control;

import dev.latchkey.mockserver.delivery.TestClocks;
import dev.latchkey.mockserver.http.Fields;
import dev.latchkey.mockserver.http.JsonBody;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.wire.Answers;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Accounts' clocks. */
final class ClockCalls {
    private static final Duration FURTHEST = Duration.ofDays(3_650);

    private final Whose whose;
    private final TestClocks clocks;

    ClockCalls(Whose whose, TestClocks clocks) {
        this.whose = whose;
        this.clocks = clocks;
    }

    /**
     * An account's clock.
     *
     * @param now the account's time
     * @param frozen whether it stands still
     * @param ahead how far it is ahead of the server's while it runs
     */
    public record ClockView(String account, Instant now, boolean frozen, String ahead) {}

    /**
     * What the way there brought.
     *
     * @param sends messages whose time came
     * @param steps steps of messages' lives
     * @param calls calls of webhooks
     * @param removed messages that became too old
     */
    public record AdvanceView(String account, Instant from, Instant to, int sends, int steps, int calls, int removed) {}

    Response read(Ask ask) {
        Account account = whose.of(ask.query());
        return answer(account, clocks.read(account.id()));
    }

    Response freeze(Ask ask) {
        Account account = whose.of(ask.query());
        JsonBody.fieldsIfAny(ask.request()).finish();
        return answer(account, clocks.freeze(account.id()));
    }

    Response resume(Ask ask) {
        Account account = whose.of(ask.query());
        JsonBody.fieldsIfAny(ask.request()).finish();
        return answer(account, clocks.resume(account.id()));
    }

    Response advance(Ask ask) {
        Account account = whose.of(ask.query());
        Fields fields = JsonBody.fields(ask.request());
        Duration by = Times.read(fields, "by", FURTHEST);
        Instant to = Times.moment(fields, "to");
        if (fields.isSound("by") && fields.isSound("to") && (by == null) == (to == null)) {
            fields.problem("by", by == null ? "missing" : "contradiction",
                    "Give either 'by', how far, or 'to', until when.");
        }
        fields.finish();
        TestClocks.Advance advance = clocks.advance(account.id(), by == null ? way(account, to) : by);
        return Answers.json(200, new AdvanceView(account.id(), advance.from(), advance.to(), advance.sends(),
                advance.steps(), advance.calls(), advance.removed()));
    }

    private Duration way(Account account, @Nullable Instant to) {
        Instant now = clocks.read(account.id()).now();
        return Duration.between(now, to == null ? now : to);
    }

    private static Response answer(Account account, TestClocks.Reading reading) {
        return Answers.json(200, new ClockView(account.id(), reading.now(), reading.setting().frozenAt() != null,
                reading.setting().ahead().toString()));
    }
}
