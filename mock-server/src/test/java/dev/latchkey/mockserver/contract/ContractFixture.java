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

/** Base of every part of the contract: a server, an account per test, and the gateway's profile. */
interface ContractFixture {
    /** Returns the profile of the gateway under test. */
    GatewayProfile profile();

    /** Returns the account of this test. */
    TestAccount account();

    /** Returns a client of the server. */
    HttpTestClient http();

    /** Returns a client of a server that trusts this computer as a proxy. */
    HttpTestClient proxyTrustingHttp();

    /** Returns the server's SMTP port. */
    int smtpPort();

    default TestResponse sendAs(TestKey key, TestRequest request) {
        return http().send(profile().authenticate(key, request));
    }

    /** Returns a request that sends a message which is delivered without incident. */
    default TestRequest sendRequest() {
        return profile().sendRequest(OutgoingMessage.plain(channel()));
    }

    default TestResponse send(TestKey key) {
        return sendAs(key, sendRequest());
    }

    /** Returns the gateway's first channel. */
    default Channel channel() {
        return profile().channels().get(0);
    }

    default void assertAccepted(TestResponse response) {
        assertThat(profile().accepts(response)).as("accepted: %d %s", response.status(), response.body()).isTrue();
    }

    /** Asserts that the response and the journal give the reason for a refusal. */
    default void assertRefused(TestResponse response, RefusalReason reason) {
        assertRefused(account(), response, reason);
    }

    /** Asserts as {@link #assertRefused(TestResponse, RefusalReason)} does, for another account. */
    default void assertRefused(TestAccount account, TestResponse response, RefusalReason reason) {
        assertThat(profile().refuses(response, reason)).as("%s: %d %s", reason, response.status(), response.body())
                .isTrue();
        assertThat(account.journal(response.requestId()).get("reason")).isEqualTo(reason.code());
    }

    default void assertNothingStored() {
        assertThat(account().messages()).isEmpty();
    }

    /** Skips the test if the gateway lacks a feature. */
    default void needs(Feature... features) {
        for (Feature feature : features) {
            assumeTrue(profile().features().contains(feature), profile().gateway() + " lacks " + feature);
        }
    }

    /** Waits until a condition holds that other threads bring about. */
    default void until(String description, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long until " + description).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
    }

    /** Returns the effect of a fault rule, with further members. */
    static Map<String, Object> effect(String type, Map<String, Object> more) {
        Map<String, Object> effect = new HashMap<>(more);
        effect.put("type", type);
        return Map.of("effect", effect);
    }

    static List<String> strings(List<?> list) {
        return list.stream().map(String::valueOf).toList();
    }
}
