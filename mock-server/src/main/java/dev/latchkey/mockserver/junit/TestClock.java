package dev.latchkey.mockserver.junit;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The account's clock, which alone determines key expiry, delivery steps and webhook retries. */
public final class TestClock {
    private final TestAccount account;

    TestClock(TestAccount account) {
        this.account = account;
    }

    /** Returns the current time of the account. */
    public Instant now() {
        return account.control().get(ControlResponses.Clock.class, "/clock", "account", account.id()).now();
    }

    /** Stops the clock. */
    public void freeze() {
        account.control().post(ControlResponses.Clock.class, "/clock/freeze", Map.of(), "account", account.id());
    }

    /** Advances the clock. When this returns, all work that became due has been done, in order. */
    public Instant advance(Duration by) {
        return advance(Map.of("by", by.toString()));
    }

    /** Advances the clock to a time in its future. */
    public Instant advanceTo(Instant moment) {
        return advance(Map.of("to", moment.toString()));
    }

    /** Lets the clock run again from its current time. */
    public void resume() {
        account.control().post(ControlResponses.Clock.class, "/clock/resume", Map.of(), "account", account.id());
    }

    private Instant advance(Map<String, String> body) {
        return account.control().post(ControlResponses.Advance.class, "/clock/advance", body, "account", account.id())
                .to();
    }
}
