package dev.latchkey.desktop.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.desktop.testing.Desk;
import dev.latchkey.desktop.testing.FakeGateway;
import dev.latchkey.desktop.testing.Samples;
import dev.latchkey.sdk.keys.Environment;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxTest {
    private final Desk desk = new Desk();
    private final Inbox inbox = desk.inbox;

    @BeforeEach
    void connect() {
        desk.account.connect();
    }

    @Test
    void whatIsThereAtTheFirstLookIsNotNew() {
        desk.gateway.messages.addAll(Samples.messages());

        inbox.refresh();

        assertThat(inbox.messages()).hasSize(3);
        assertThat(inbox.unread().get()).isZero();
    }

    @Test
    void whatArrivesLaterIsNewUntilItIsLookedAt() {
        inbox.refresh();
        desk.gateway.messages.addAll(Samples.messages());
        inbox.refresh();
        assertThat(inbox.unread().get()).isEqualTo(3);

        inbox.seen(inbox.messages().getFirst());
        assertThat(inbox.unread().get()).isEqualTo(2);

        inbox.seenAll();
        assertThat(inbox.unread().get()).isZero();
    }

    @Test
    void olderMessagesComeWhenAskedForAndNoneTwice() {
        desk.gateway.messages.addAll(many(120));
        inbox.refresh();
        assertThat(inbox.messages()).hasSize(50);
        assertThat(inbox.more().get()).isTrue();

        inbox.readMore();
        inbox.readMore();

        assertThat(inbox.messages()).hasSize(120).doesNotHaveDuplicates();
        assertThat(inbox.more().get()).isFalse();
    }

    @Test
    void aFloodBetweenTwoLooksLeavesNoGapInTheList() {
        desk.gateway.messages.addAll(many(3));
        inbox.refresh();
        desk.gateway.messages.clear();
        desk.gateway.messages.addAll(many(200));

        inbox.refresh();

        assertThat(inbox.messages()).isEqualTo(many(200).subList(0, 50));
        assertThat(inbox.more().get()).isTrue();
    }

    @Test
    void aFailedLookKeepsWhatWasRead() {
        desk.gateway.messages.addAll(Samples.messages());
        inbox.refresh();
        desk.gateway.failure = FakeGateway.unreachable();

        inbox.refresh();

        assertThat(inbox.messages()).hasSize(3);
        assertThat(inbox.failure().get()).isNotNull();
    }

    /** The newest first: the higher its number, the newer. */
    private static List<CapturedMessage> many(int count) {
        return IntStream.iterate(count, i -> i > 0, i -> i - 1)
                .mapToObj(
                        i -> new CapturedMessage("msg_" + i, CapturedMessage.Channel.SMS, Environment.SANDBOX, "key_1",
                                "ci", null, List.of("+49151000000"), null, "text " + i, null, 1, "gsm-7", Samples.NOW))
                .toList();
    }
}
