package dev.latchkey.mockserver.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.RefusalReason;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What every part of the contract stands on: a server, an account of its own, and the gateway's words. */
interface ContractFixture {
    GatewayProfile words();

    /** The account of this test. */
    TestAccount tenant();

    /** The server. */
    Http http();

    /** A server that believes its callers when they say whom they call for. */
    Http trusting();

    /** The relay's port. */
    int smtpPort();

    default Reply ask(Key key, Asked asked) {
        return http().send(words().as(key, asked));
    }

    /** Asks to send something that simply arrives. */
    default Asked sending() {
        return words().send(Outgoing.plain(channel()));
    }

    default Reply send(Key key) {
        return ask(key, sending());
    }

    /** The gateway's first channel. */
    default Channel channel() {
        return words().channels().get(0);
    }

    default void assertAccepted(Reply reply) {
        assertThat(words().accepts(reply)).as("accepted: %d %s", reply.status(), reply.body()).isTrue();
    }

    /** In the gateway's words, and in the journal. */
    default void assertRefused(Reply reply, RefusalReason reason) {
        assertRefused(tenant(), reply, reason);
    }

    /** The same, of another server's account. */
    default void assertRefused(TestAccount account, Reply reply, RefusalReason reason) {
        assertThat(words().refuses(reply, reason)).as("%s: %d %s", reason, reply.status(), reply.body()).isTrue();
        assertThat(account.journal(reply.requestId()).get("reason")).isEqualTo(reason.code());
    }

    default void assertNothingStored() {
        assertThat(tenant().messages()).isEmpty();
    }

    /** Skips the scenario where the gateway lacks something. */
    default void needs(Feature... features) {
        for (Feature feature : features) {
            assumeTrue(words().features().contains(feature), words().gateway() + " has not: " + feature);
        }
    }

    /** Waits for what other threads are about to bring. */
    default void until(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long until " + what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
    }

    /** An effect of this type alone. */
    static Map<String, Object> effect(String type, Map<String, Object> more) {
        Map<String, Object> effect = new HashMap<>(more);
        effect.put("type", type);
        return Map.of("effect", effect);
    }

    static List<String> words(List<?> list) {
        return list.stream().map(String::valueOf).toList();
    }
}
