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

/** How much there can be, exactly. */
interface LimitContract extends ContractFixture {
    int MAX_KEYS = 15;
    int MAX_CONCURRENT = 20;
    String UNDER_WAY = "latchkey_gateway_requests_in_flight";

    @Test
    default void theSixteenthKeyIsRefusedUntilOneIsRevoked() {
        Key first = tenant().key();
        List<Key> keys = IntStream.range(1, MAX_KEYS).mapToObj(i -> tenant().key()).toList();

        assertThat(tenant().askForKey(Map.of()).text("code")).isEqualTo(RefusalReason.KEY_LIMIT.code());
        if (words().features().contains(Feature.MAKES_KEYS)) {
            assertRefused(ask(first, words().makeKey("sixteenth")), RefusalReason.KEY_LIMIT);
        }
        assertThat(tenant().keys()).hasSize(MAX_KEYS);
        tenant().revoke(keys.get(0));
        assertThat(tenant().askForKey(Map.of()).status()).isEqualTo(201);
    }

    @Test
    default void ofFiftyThatMakeKeysAtOnceExactlyAsManySucceedAsThereIsRoom() {
        needs(Feature.MAKES_KEYS);
        Key key = tenant().key();
        List<CompletableFuture<Reply>> asked = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            asked.add(http().later(words().as(key, words().makeKey("racer " + i))));
        }
        List<Reply> replies = new ArrayList<>(asked.stream().map(CompletableFuture::join).toList());
        // More than 20 at once are sent away, and come again.
        replies.removeIf(reply -> words().refuses(reply, RefusalReason.TOO_MANY_REQUESTS));
        for (int i = replies.size(); i < 50; i++) {
            replies.add(ask(key, words().makeKey("again " + i)));
        }

        assertThat(replies).filteredOn(words()::accepts).hasSize(MAX_KEYS - 1);
        assertThat(replies).filteredOn(reply -> words().refuses(reply, RefusalReason.KEY_LIMIT))
                .hasSize(50 - (MAX_KEYS - 1));
        assertThat(tenant().keys()).hasSize(MAX_KEYS);
    }

    @Test
    default void theTwentyFirstRequestAtOnceIsRefused() {
        Key key = tenant().key();
        List<Http.Connection> holding = hold(key, MAX_CONCURRENT);
        try {
            assertRefused(send(key), RefusalReason.TOO_MANY_REQUESTS);
            assertThat(tenant().messages()).isEmpty();
            for (Http.Connection connection : holding) {
                assertThat(connection.write(lastByte(key)).status()).isBetween(200, 299);
            }
            assertAccepted(send(key));
            assertThat(tenant().messages()).hasSize(MAX_CONCURRENT + 1);
        } finally {
            holding.forEach(Http.Connection::close);
        }
    }

    @Test
    default void noPermitIsLostToClientsThatBreakOff() {
        Key key = tenant().key();
        for (int round = 0; round < 3; round++) {
            hold(key, MAX_CONCURRENT).forEach(Http.Connection::abort);
            until("all permits are back", () -> tenant().gauge(UNDER_WAY) == 0);
        }
        assertAllPermitsThere(key);
    }

    @Test
    default void noPermitIsLostToRefusalsAndFaults() {
        Key key = tenant().key();
        Key wrong = new Key(key.id(), key.publicPart(), "w" + key.secret());
        tenant().fault("answer", Map.of("effect", Map.of("type", "reset"), "when", Map.of("every", 2)));
        for (int i = 0; i < MAX_CONCURRENT + 5; i++) {
            http().send(words().as(wrong, sending()));
            try (Http.Connection connection = http().connect()) {
                connection.write(words().as(key, sending()).with("Connection", "close").wire()).rest();
            }
        }
        tenant().faults().forEach(tenant()::removeFault);
        until("all permits are back", () -> tenant().gauge(UNDER_WAY) == 0);
        assertAllPermitsThere(key);
    }

    /** That as many requests as ever can be under way. */
    private void assertAllPermitsThere(Key key) {
        List<Http.Connection> holding = hold(key, MAX_CONCURRENT);
        try {
            holding.forEach(connection -> assertThat(connection.write(lastByte(key)).status()).isBetween(200, 299));
        } finally {
            holding.forEach(Http.Connection::close);
        }
    }

    /** Requests that are under way until their last byte comes. */
    private List<Http.Connection> hold(Key key, int count) {
        String wire = words().as(key, sending()).wire();
        assumeFalse(sending().body().isEmpty(), "sends have no body to hold back");
        List<Http.Connection> holding = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            holding.add(http().connect().write(wire.substring(0, wire.length() - 1)));
        }
        until(count + " are under way", () -> tenant().gauge(UNDER_WAY) == count);
        return holding;
    }

    private String lastByte(Key key) {
        String wire = words().as(key, sending()).wire();
        return wire.substring(wire.length() - 1);
    }
}
