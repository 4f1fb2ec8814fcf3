package dev.latchkey.desktop.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.desktop.testing.Desk;
import dev.latchkey.desktop.testing.FakeGateway;
import dev.latchkey.desktop.testing.Samples;
import java.time.Duration;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxPresenterTest {
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

    private final Desk desk = new Desk();
    private final InboxModel model = new InboxModel();
    private final BooleanProperty attended = new SimpleBooleanProperty(true);
    private InboxPresenter presenter;

    @BeforeEach
    void open() {
        desk.account.connect();
        presenter = new InboxPresenter(model, desk.account, desk.inbox, desk.timers, attended, () -> {});
    }

    @Test
    void theScreenGoesFromStartingToEmptyToAList() {
        assertThat(model.phase.get()).isEqualTo(InboxModel.Phase.STARTING);
        presenter.onShown();
        assertThat(model.phase.get()).isEqualTo(InboxModel.Phase.EMPTY);
        desk.gateway.messages.addAll(Samples.messages());
        desk.timers.pass(TWO_SECONDS);
        assertThat(model.phase.get()).isEqualTo(InboxModel.Phase.LIST);
        assertThat(model.unread.get()).isEqualTo(3);
    }

    @Test
    void itLooksOnlyWhileSomebodyCanSeeIt() {
        presenter.onShown();
        desk.gateway.messages.addAll(Samples.messages());

        attended.set(false);
        desk.timers.pass(TWO_SECONDS);
        assertThat(model.rows).isEmpty();

        attended.set(true);
        presenter.hidden();
        desk.timers.pass(TWO_SECONDS);
        assertThat(model.rows).isEmpty();

        presenter.onShown();
        assertThat(model.rows).hasSize(3);
    }

    @Test
    void choosingAMessageReadsIt() {
        presenter.onShown();
        desk.gateway.messages.addAll(Samples.messages());
        desk.timers.pass(TWO_SECONDS);

        presenter.select(model.rows.getFirst().message());

        assertThat(model.unread.get()).isEqualTo(2);
        assertThat(model.rows.getFirst().unread()).isFalse();
        presenter.readAll();
        assertThat(model.unread.get()).isZero();
    }

    @Test
    void messagesAreFoundByPeopleWordsAndKey() {
        desk.gateway.messages.addAll(Samples.messages());
        presenter.onShown();
        for (String query : new String[]{"ANN@", "invoice is attached", "newsletter"}) {
            model.query.set(query);
            assertThat(model.rows).extracting(row -> row.message().id()).containsExactly("msg_2");
        }
        model.query.set("nobody");
        assertThat(model.phase.get()).isEqualTo(InboxModel.Phase.NOTHING_FOUND);
    }

    @Test
    void aFailedLookIsToldAndKeepsTheList() {
        desk.gateway.messages.addAll(Samples.messages());
        presenter.onShown();
        desk.gateway.failure = FakeGateway.unreachable();
        desk.timers.pass(TWO_SECONDS);
        assertThat(model.rows).hasSize(3);
        assertThat(model.problem.get()).isNotEmpty();

        desk.gateway.failure = null;
        presenter.retry();
        assertThat(model.problem.get()).isEmpty();
    }
}
