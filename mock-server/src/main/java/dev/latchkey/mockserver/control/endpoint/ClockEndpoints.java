package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.delivery.schedule.TestClocks;
import dev.latchkey.mockserver.http.ServerResponse;
import dev.latchkey.mockserver.http.body.JsonBody;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.rest.DurationParser;
import dev.latchkey.mockserver.rest.JsonResponses;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Endpoints for the clocks of accounts. */
public final class ClockEndpoints {
    private static final Duration MAX_ADVANCE = Duration.ofDays(3_650);

    private final AccountResolver accounts;
    private final TestClocks clocks;

    public ClockEndpoints(AccountResolver accounts, TestClocks clocks) {
        this.accounts = accounts;
        this.clocks = clocks;
    }

    /**
     * Clock of an account.
     *
     * @param now current time of the account
     * @param frozen true if the clock is stopped
     * @param ahead offset to the server's clock while it runs
     */
    public record ClockView(String account, Instant now, boolean frozen, String ahead) {}

    /**
     * Result of advancing a clock: the work that became due and was done.
     *
     * @param sends number of scheduled messages sent
     * @param steps number of delivery steps
     * @param calls number of webhook attempts
     * @param removed number of messages removed because of their age
     */
    public record AdvanceView(String account, Instant from, Instant to, int sends, int steps, int calls, int removed) {}

    public ServerResponse read(ControlRequest request) {
        Account account = accounts.resolve(request.query());
        return response(account, clocks.read(account.id()));
    }

    public ServerResponse freeze(ControlRequest request) {
        Account account = accounts.resolve(request.query());
        JsonBody.fieldsIfAny(request.httpRequest()).finish();
        return response(account, clocks.freeze(account.id()));
    }

    public ServerResponse resume(ControlRequest request) {
        Account account = accounts.resolve(request.query());
        JsonBody.fieldsIfAny(request.httpRequest()).finish();
        return response(account, clocks.resume(account.id()));
    }

    public ServerResponse advance(ControlRequest request) {
        Account account = accounts.resolve(request.query());
        JsonObjectReader fields = JsonBody.fields(request.httpRequest());
        Duration by = DurationParser.read(fields, "by", MAX_ADVANCE);
        Instant to = DurationParser.instant(fields, "to");
        if (fields.isSound("by") && fields.isSound("to") && (by == null) == (to == null)) {
            fields.problem("by", by == null ? "missing" : "contradiction",
                    "Specify either 'by', a duration, or 'to', a time.");
        }
        fields.finish();
        TestClocks.Advance advance = clocks.advance(account.id(), by == null ? advanceBy(account, to) : by);
        return JsonResponses.json(200, new AdvanceView(account.id(), advance.from(), advance.to(), advance.sends(),
                advance.steps(), advance.calls(), advance.removed()));
    }

    private Duration advanceBy(Account account, @Nullable Instant to) {
        Instant now = clocks.read(account.id()).now();
        return Duration.between(now, to == null ? now : to);
    }

    private static ServerResponse response(Account account, TestClocks.Reading reading) {
        return JsonResponses.json(200, new ClockView(account.id(), reading.now(), reading.setting().frozenAt() != null,
                reading.setting().ahead().toString()));
    }
}
