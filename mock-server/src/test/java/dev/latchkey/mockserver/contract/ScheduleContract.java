package dev.latchkey.mockserver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.model.RefusalReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scheduled messages, and clocks that tests control. */
interface ScheduleContract extends ContractFixture {
    @Test
    default void aMessageIsSentAtItsTime() {
        needs(Feature.SCHEDULES);
        sendIn(3600);
        Object id = account().message().get("id");
        assertThat(account().message().get("status")).isEqualTo("scheduled");

        account().advance("3599s");
        assertThat(account().events(id)).containsExactly("scheduled");
        TestResponse advance = account().advance("1s");

        assertThat(advance.text("sends")).startsWith("1");
        assertThat(account().events(id)).containsExactly("scheduled", "queued", "sent", "delivered");
    }

    @Test
    default void aMessageThatWaitsIsTakenBack() {
        needs(Feature.SCHEDULES, Feature.CANCELS);
        TestKey key = sendIn(3600);
        String id = String.valueOf(account().message().get("id"));

        assertAccepted(sendAs(key, profile().cancel(id)));
        account().advance("2h");

        assertThat(account().events(id)).containsExactly("scheduled", "canceled");
        assertRefused(sendAs(key, profile().cancel(id)), RefusalReason.CONFLICT);
    }

    @Test
    default void aMessageThatHasLeftCannotBeTakenBack() {
        needs(Feature.SCHEDULES, Feature.CANCELS);
        TestKey key = sendIn(60);
        String id = String.valueOf(account().message().get("id"));
        account().advance("60s");

        assertRefused(sendAs(key, profile().cancel(id)), RefusalReason.CONFLICT);
        assertThat(account().message().get("status")).isEqualTo("delivered");
    }

    @Test
    default void whatWaitedIsSentThoughItsKeyWasRevoked() {
        needs(Feature.SCHEDULES);
        account().revoke(sendIn(60));
        account().advance("60s");

        assertThat(account().message().get("status")).isEqualTo("delivered");
    }

    @Test
    default void whatFallsDueHappensInOrderBeforeTheClocksCallReturns() {
        needs(Feature.SCHEDULES);
        account().webhook(account().id(), 204, List.of("delivered"));
        TestKey key = account().key();
        for (int minutes : new int[]{3, 1, 2}) {
            sendIn(key, minutes * 60);
        }
        List<String> soonestFirst = account().messages().stream()
                .sorted((a, b) -> String.valueOf(a.get("sendAt")).compareTo(String.valueOf(b.get("sendAt"))))
                .map(message -> String.valueOf(message.get("id"))).toList();

        account().advance("1h");

        assertThat(account().messages()).allMatch(message -> message.get("status").equals("delivered"));
        if (profile().features().contains(Feature.WEBHOOKS)) {
            int now = account().callCount(account().id());
            assertThat(now).as("calls made when the clock's call returned").isEqualTo(3);
            assertThat(account().awaitCalls(account().id(), 3).stream().map(call -> profile().read(call).messageId()))
                    .isEqualTo(soonestFirst);
        }
    }

    @Test
    default void aFrozenClockStandsAndAnAdvancedOneIsAhead() {
        String then = account().now();
        assertThat(account().now()).isEqualTo(then);

        account().advance("36h");

        assertThat(account().now()).isEqualTo(Instant.parse(then).plusSeconds(36 * 3600).toString());
        assertAccepted(send(account().key()));
        assertThat(account().message().get("accepted")).isEqualTo(account().now());
    }

    private TestKey sendIn(int seconds) {
        return sendIn(account().key(Map.of()), seconds);
    }

    private TestKey sendIn(TestKey key, int seconds) {
        String at = Instant.parse(account().now()).plusSeconds(seconds).toString();
        assertAccepted(sendAs(key, profile().sendRequest(OutgoingMessage.plain(channel()).at(at))));
        return key;
    }
}
