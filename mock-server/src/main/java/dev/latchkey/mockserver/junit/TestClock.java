package dev.latchkey.mockserver.junit;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The account's clock: keys expire, messages go their way and webhooks are tried again by it, and by no other. */
public final class TestClock {
    private final TestAccount account;

    TestClock(TestAccount account) {
        this.account = account;
    }

    /** The account's time. */
    public Instant now() {
        return account.control().get(ControlResponses.Clock.class, "/clock", "account", account.id()).now();
    }

    /** Lets it stand. */
    public void freeze() {
        account.control().post(ControlResponses.Clock.class, "/clock/freeze", Map.of(), "account", account.id());
    }

    /** Moves it on. All that falls due on the way has happened, in order, when this returns. */
    public Instant advance(Duration by) {
        return advance(Map.of("by", by.toString()));
    }

    /** Moves it on to a moment that is to come. */
    public Instant advanceTo(Instant moment) {
        return advance(Map.of("to", moment.toString()));
    }

    /** Lets it go on from where it stands. */
    public void resume() {
        account.control().post(ControlResponses.Clock.class, "/clock/resume", Map.of(), "account", account.id());
    }

    private Instant advance(Map<String, String> how) {
        return account.control().post(ControlResponses.Advance.class, "/clock/advance", how, "account", account.id())
                .to();
    }
}
