package dev.latchkey.desktop.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.desktop.testing.FakeGateway;
import dev.latchkey.desktop.testing.PresenterFixture;
import dev.latchkey.desktop.testing.Samples;
import java.time.Duration;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxPresenterTest {
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

    private final PresenterFixture fixture = new PresenterFixture();
    private final InboxModel model = new InboxModel();
    private final BooleanProperty windowFocused = new SimpleBooleanProperty(true);
    private InboxPresenter presenter;

    @BeforeEach
    void open() {
        fixture.account.connect();
        presenter = new InboxPresenter(model, fixture.account, fixture.inbox, fixture.timers, windowFocused, () -> {});
    }

    @Test
    void theScreenGoesFromStartingToEmptyToAList() {
        assertThat(model.phase.get()).isEqualTo(InboxModel.Phase.STARTING);
        presenter.onShown();
        assertThat(model.phase.get()).isEqualTo(InboxModel.Phase.EMPTY);
        fixture.gateway.messages.addAll(Samples.messages());
        fixture.timers.advance(TWO_SECONDS);
        assertThat(model.phase.get()).isEqualTo(InboxModel.Phase.LIST);
        assertThat(model.unread.get()).isEqualTo(3);
    }

    @Test
    void itLooksOnlyWhileSomebodyCanSeeIt() {
        presenter.onShown();
        fixture.gateway.messages.addAll(Samples.messages());

        windowFocused.set(false);
        fixture.timers.advance(TWO_SECONDS);
        assertThat(model.rows).isEmpty();

        windowFocused.set(true);
        presenter.onHidden();
        fixture.timers.advance(TWO_SECONDS);
        assertThat(model.rows).isEmpty();

        presenter.onShown();
        assertThat(model.rows).hasSize(3);
    }

    @Test
    void choosingAMessageReadsIt() {
        presenter.onShown();
        fixture.gateway.messages.addAll(Samples.messages());
        fixture.timers.advance(TWO_SECONDS);

        presenter.select(model.rows.getFirst().message());

        assertThat(model.unread.get()).isEqualTo(2);
        assertThat(model.rows.getFirst().unread()).isFalse();
        presenter.readAll();
        assertThat(model.unread.get()).isZero();
    }

    @Test
    void messagesAreFoundByPeopleWordsAndKey() {
        fixture.gateway.messages.addAll(Samples.messages());
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
        fixture.gateway.messages.addAll(Samples.messages());
        presenter.onShown();
        fixture.gateway.failure = FakeGateway.unreachable();
        fixture.timers.advance(TWO_SECONDS);
        assertThat(model.rows).hasSize(3);
        assertThat(model.problem.get()).isNotEmpty();

        fixture.gateway.failure = null;
        presenter.retry();
        assertThat(model.problem.get()).isEmpty();
    }
}
