package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.rest.DurationParser;

import dev.latchkey.mockserver.delivery.schedule.TestClocks;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.http.body.JsonBody;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.rest.JsonResponses;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Accounts' clocks. */
public final class ClockEndpoints {
    private static final Duration FURTHEST = Duration.ofDays(3_650);

    private final AccountResolver accounts;
    private final TestClocks clocks;

    public ClockEndpoints(AccountResolver accounts, TestClocks clocks) {
        this.accounts = accounts;
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

    public Response read(ControlRequest request) {
        Account account = accounts.of(request.query());
        return response(account, clocks.read(account.id()));
    }

    public Response freeze(ControlRequest request) {
        Account account = accounts.of(request.query());
        JsonBody.fieldsIfAny(request.request()).finish();
        return response(account, clocks.freeze(account.id()));
    }

    public Response resume(ControlRequest request) {
        Account account = accounts.of(request.query());
        JsonBody.fieldsIfAny(request.request()).finish();
        return response(account, clocks.resume(account.id()));
    }

    public Response advance(ControlRequest request) {
        Account account = accounts.of(request.query());
        JsonObjectReader fields = JsonBody.fields(request.request());
        Duration by = DurationParser.read(fields, "by", FURTHEST);
        Instant to = DurationParser.moment(fields, "to");
        if (fields.isSound("by") && fields.isSound("to") && (by == null) == (to == null)) {
            fields.problem("by", by == null ? "missing" : "contradiction",
                    "Give either 'by', how far, or 'to', until when.");
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

    private static Response response(Account account, TestClocks.Reading reading) {
        return JsonResponses.json(200, new ClockView(account.id(), reading.now(), reading.setting().frozenAt() != null,
                reading.setting().ahead().toString()));
    }
}
