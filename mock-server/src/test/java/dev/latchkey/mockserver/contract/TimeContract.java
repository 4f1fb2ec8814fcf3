package dev.latchkey.mockserver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.model.RefusalReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Delayed sending, and clocks that tests move. */
interface TimeContract extends ContractFixture {
    @Test
    default void aMessageIsSentAtItsTime() {
        needs(Feature.SCHEDULES);
        sendIn(3600);
        Object id = tenant().message().get("id");
        assertThat(tenant().message().get("status")).isEqualTo("scheduled");

        tenant().advance("3599s");
        assertThat(tenant().events(id)).containsExactly("scheduled");
        Reply advance = tenant().advance("1s");

        assertThat(advance.text("sends")).startsWith("1");
        assertThat(tenant().events(id)).containsExactly("scheduled", "queued", "sent", "delivered");
    }

    @Test
    default void aMessageThatWaitsIsTakenBack() {
        needs(Feature.SCHEDULES, Feature.CANCELS);
        Key key = sendIn(3600);
        String id = String.valueOf(tenant().message().get("id"));

        assertAccepted(ask(key, words().cancel(id)));
        tenant().advance("2h");

        assertThat(tenant().events(id)).containsExactly("scheduled", "canceled");
        assertRefused(ask(key, words().cancel(id)), RefusalReason.CONFLICT);
    }

    @Test
    default void aMessageThatHasLeftCannotBeTakenBack() {
        needs(Feature.SCHEDULES, Feature.CANCELS);
        Key key = sendIn(60);
        String id = String.valueOf(tenant().message().get("id"));
        tenant().advance("60s");

        assertRefused(ask(key, words().cancel(id)), RefusalReason.CONFLICT);
        assertThat(tenant().message().get("status")).isEqualTo("delivered");
    }

    @Test
    default void whatWaitedIsSentThoughItsKeyWasRevoked() {
        needs(Feature.SCHEDULES);
        tenant().revoke(sendIn(60));
        tenant().advance("60s");

        assertThat(tenant().message().get("status")).isEqualTo("delivered");
    }

    @Test
    default void whatFallsDueHappensInOrderBeforeTheClocksCallReturns() {
        needs(Feature.SCHEDULES);
        tenant().webhook(tenant().id(), 204, List.of("delivered"));
        Key key = tenant().key();
        for (int minutes : new int[]{3, 1, 2}) {
            sendIn(key, minutes * 60);
        }
        List<String> soonestFirst = tenant().messages().stream()
                .sorted((a, b) -> String.valueOf(a.get("sendAt")).compareTo(String.valueOf(b.get("sendAt"))))
                .map(message -> String.valueOf(message.get("id"))).toList();

        tenant().advance("1h");

        assertThat(tenant().messages()).allMatch(message -> message.get("status").equals("delivered"));
        if (words().features().contains(Feature.WEBHOOKS)) {
            int now = tenant().callsByNow(tenant().id());
            assertThat(now).as("calls made when the clock's call returned").isEqualTo(3);
            assertThat(tenant().calls(tenant().id(), 3).stream().map(call -> words().read(call).messageId()))
                    .isEqualTo(soonestFirst);
        }
    }

    @Test
    default void aFrozenClockStandsAndAnAdvancedOneIsAhead() {
        String then = tenant().now();
        assertThat(tenant().now()).isEqualTo(then);

        tenant().advance("36h");

        assertThat(tenant().now()).isEqualTo(Instant.parse(then).plusSeconds(36 * 3600).toString());
        assertAccepted(send(tenant().key()));
        assertThat(tenant().message().get("accepted")).isEqualTo(tenant().now());
    }

    private Key sendIn(int seconds) {
        return sendIn(tenant().key(Map.of()), seconds);
    }

    private Key sendIn(Key key, int seconds) {
        String at = Instant.parse(tenant().now()).plusSeconds(seconds).toString();
        assertAccepted(ask(key, words().send(Outgoing.plain(channel()).at(at))));
        return key;
    }
}
