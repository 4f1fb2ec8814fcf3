package dev.latchkey.mockserver.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.latchkey.mockserver.model.RefusalReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Limits on keys and concurrent requests. */
interface LimitContract extends ContractFixture {
    int MAX_KEYS = 15;
    int MAX_CONCURRENT = 20;
    String REQUESTS_IN_FLIGHT = "latchkey_gateway_requests_in_flight";

    @Test
    default void theSixteenthKeyIsRefusedUntilOneIsRevoked() {
        TestKey first = account().key();
        List<TestKey> keys = IntStream.range(1, MAX_KEYS).mapToObj(i -> account().key()).toList();

        assertThat(account().requestKey(Map.of()).text("code")).isEqualTo(RefusalReason.KEY_LIMIT.code());
        if (profile().features().contains(Feature.CREATES_KEYS)) {
            assertRefused(sendAs(first, profile().createKey("sixteenth")), RefusalReason.KEY_LIMIT);
        }
        assertThat(account().keys()).hasSize(MAX_KEYS);
        account().revoke(keys.get(0));
        assertThat(account().requestKey(Map.of()).status()).isEqualTo(201);
    }

    @Test
    default void ofFiftyThatMakeKeysAtOnceExactlyAsManySucceedAsThereIsRoom() {
        needs(Feature.CREATES_KEYS);
        TestKey key = account().key();
        List<CompletableFuture<TestResponse>> pending = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            pending.add(http().sendAsync(profile().authenticate(key, profile().createKey("racer " + i))));
        }
        List<TestResponse> responses = new ArrayList<>(pending.stream().map(CompletableFuture::join).toList());
        // More than 20 concurrent requests are refused, so those are sent again.
        responses.removeIf(response -> profile().refuses(response, RefusalReason.TOO_MANY_REQUESTS));
        for (int i = responses.size(); i < 50; i++) {
            responses.add(sendAs(key, profile().createKey("again " + i)));
        }

        assertThat(responses).filteredOn(profile()::accepts).hasSize(MAX_KEYS - 1);
        assertThat(responses).filteredOn(response -> profile().refuses(response, RefusalReason.KEY_LIMIT))
                .hasSize(50 - (MAX_KEYS - 1));
        assertThat(account().keys()).hasSize(MAX_KEYS);
    }

    @Test
    default void theTwentyFirstRequestAtOnceIsRefused() {
        TestKey key = account().key();
        List<HttpTestClient.Connection> connections = startRequests(key, MAX_CONCURRENT);
        try {
            assertRefused(send(key), RefusalReason.TOO_MANY_REQUESTS);
            assertThat(account().messages()).isEmpty();
            for (HttpTestClient.Connection connection : connections) {
                assertThat(connection.write(lastByte(key)).status()).isBetween(200, 299);
            }
            assertAccepted(send(key));
            assertThat(account().messages()).hasSize(MAX_CONCURRENT + 1);
        } finally {
            connections.forEach(HttpTestClient.Connection::close);
        }
    }

    @Test
    default void noPermitIsLostToClientsThatBreakOff() {
        TestKey key = account().key();
        for (int round = 0; round < 3; round++) {
            startRequests(key, MAX_CONCURRENT).forEach(HttpTestClient.Connection::abort);
            until("all permits are released", () -> account().gauge(REQUESTS_IN_FLIGHT) == 0);
        }
        assertAllPermitsAvailable(key);
    }

    @Test
    default void noPermitIsLostToRefusalsAndFaults() {
        TestKey key = account().key();
        TestKey wrong = new TestKey(key.id(), key.publicPart(), "w" + key.secret());
        account().fault("answer", Map.of("effect", Map.of("type", "reset"), "when", Map.of("every", 2)));
        for (int i = 0; i < MAX_CONCURRENT + 5; i++) {
            http().send(profile().authenticate(wrong, sendRequest()));
            try (HttpTestClient.Connection connection = http().connect()) {
                connection.write(profile().authenticate(key, sendRequest()).with("Connection", "close").wire()).rest();
            }
        }
        account().faults().forEach(account()::removeFault);
        until("all permits are released", () -> account().gauge(REQUESTS_IN_FLIGHT) == 0);
        assertAllPermitsAvailable(key);
    }

    /** Asserts that the maximum number of concurrent requests is possible. */
    private void assertAllPermitsAvailable(TestKey key) {
        List<HttpTestClient.Connection> connections = startRequests(key, MAX_CONCURRENT);
        try {
            connections.forEach(connection -> assertThat(connection.write(lastByte(key)).status()).isBetween(200, 299));
        } finally {
            connections.forEach(HttpTestClient.Connection::close);
        }
    }

    /** Starts requests that are in flight until their last byte is sent. */
    private List<HttpTestClient.Connection> startRequests(TestKey key, int count) {
        String wire = profile().authenticate(key, sendRequest()).wire();
        assumeFalse(sendRequest().body().isEmpty(), "requests that send have no body to hold back");
        List<HttpTestClient.Connection> connections = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            connections.add(http().connect().write(wire.substring(0, wire.length() - 1)));
        }
        until(count + " requests are in flight", () -> account().gauge(REQUESTS_IN_FLIGHT) == count);
        return connections;
    }

    private String lastByte(TestKey key) {
        String wire = profile().authenticate(key, sendRequest()).wire();
        return wire.substring(wire.length() - 1);
    }
}
