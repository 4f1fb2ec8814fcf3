package dev.latchkey.desktop.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.desktop.testing.FakeGateway;
import dev.latchkey.desktop.testing.PresenterFixture;
import dev.latchkey.desktop.testing.Samples;
import dev.latchkey.sdk.keys.Environment;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxTest {
    private final PresenterFixture fixture = new PresenterFixture();
    private final Inbox inbox = fixture.inbox;

    @BeforeEach
    void connect() {
        fixture.account.connect();
    }

    @Test
    void whatIsThereAtTheFirstLookIsNotNew() {
        fixture.gateway.messages.addAll(Samples.messages());

        inbox.refresh();

        assertThat(inbox.messages()).hasSize(3);
        assertThat(inbox.unread().get()).isZero();
    }

    @Test
    void whatArrivesLaterIsNewUntilItIsLookedAt() {
        inbox.refresh();
        fixture.gateway.messages.addAll(Samples.messages());
        inbox.refresh();
        assertThat(inbox.unread().get()).isEqualTo(3);

        inbox.markRead(inbox.messages().getFirst());
        assertThat(inbox.unread().get()).isEqualTo(2);

        inbox.markAllRead();
        assertThat(inbox.unread().get()).isZero();
    }

    @Test
    void olderMessagesComeWhenAskedForAndNoneTwice() {
        fixture.gateway.messages.addAll(many(120));
        inbox.refresh();
        assertThat(inbox.messages()).hasSize(50);
        assertThat(inbox.hasMore().get()).isTrue();

        inbox.readMore();
        inbox.readMore();

        assertThat(inbox.messages()).hasSize(120).doesNotHaveDuplicates();
        assertThat(inbox.hasMore().get()).isFalse();
    }

    @Test
    void aFloodBetweenTwoLooksLeavesNoGapInTheList() {
        fixture.gateway.messages.addAll(many(3));
        inbox.refresh();
        fixture.gateway.messages.clear();
        fixture.gateway.messages.addAll(many(200));

        inbox.refresh();

        assertThat(inbox.messages()).isEqualTo(many(200).subList(0, 50));
        assertThat(inbox.hasMore().get()).isTrue();
    }

    @Test
    void aFailedLookKeepsWhatWasRead() {
        fixture.gateway.messages.addAll(Samples.messages());
        inbox.refresh();
        fixture.gateway.failure = FakeGateway.unreachable();

        inbox.refresh();

        assertThat(inbox.messages()).hasSize(3);
        assertThat(inbox.failure().get()).isNotNull();
    }

    /** Returns messages, newest first. Higher numbers are newer. */
    private static List<CapturedMessage> many(int count) {
        return IntStream.iterate(count, i -> i > 0, i -> i - 1)
                .mapToObj(
                        i -> new CapturedMessage("msg_" + i, Channel.SMS, Environment.SANDBOX, "key_1",
                                "ci", null, List.of("+49151000000"), null, "text " + i, null, 1, "gsm-7", Samples.NOW))
                .toList();
    }
}
