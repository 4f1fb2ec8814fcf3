package dev.latchkey.desktop.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.desktop.testing.Desk;
import dev.latchkey.desktop.testing.FakeGateway;
import dev.latchkey.desktop.testing.Samples;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.ApiKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeysPresenterTest {
    private final Desk desk = new Desk();
    private final KeysModel model = new KeysModel();
    private final List<String> exits = new ArrayList<>();
    private final KeysPresenter presenter = new KeysPresenter(model, desk.account, desk.revocations, desk.clipboard,
            desk.toasts, new KeysNavigator() {
                @Override
                public void newKey() {
                    exits.add("new");
                }

                @Override
                public void revoke(ApiKey key) {
                    exits.add("revoke " + key.id());
                }

                @Override
                public void testSend(ApiKey key) {
                    exits.add("test " + key.id());
                }
            }, desk.texts, Samples.CLOCK);

    @Test
    void theScreenGoesFromStartingToEmptyToAList() {
        assertThat(model.phase().get()).isEqualTo(KeysModel.Phase.STARTING);
        desk.account.connect();
        assertThat(model.phase().get()).isEqualTo(KeysModel.Phase.EMPTY);
        desk.gateway.keys.addAll(Samples.keys());
        presenter.retry();
        assertThat(model.phase().get()).isEqualTo(KeysModel.Phase.LIST);
    }

    @Test
    void aGatewayThatDoesNotStartFillsTheScreenWithTheReason() {
        desk.gateway.doesNotStart = "The disk is full.";
        desk.account.connect();
        assertThat(model.phase().get()).isEqualTo(KeysModel.Phase.FAILED);
        assertThat(model.notConnected().get()).isEqualTo("The disk is full.");

        desk.gateway.doesNotStart = null;
        presenter.retry();
        assertThat(model.phase().get()).isEqualTo(KeysModel.Phase.EMPTY);
    }

    @Test
    void keysAreFoundByNameEndingAddressAndPermission() {
        withKeys();
        for (String query : List.of("OTP-", "qmx2p")) {
            model.query().set(query);
            assertThat(names()).containsExactly("otp-staging");
        }
        model.query().set("2001:db8");
        assertThat(names()).containsExactly("crm-sync");
        model.query().set("keys:read");
        assertThat(names()).containsExactly("monthly-report-reader");
        model.query().set("nobody");
        assertThat(model.phase().get()).isEqualTo(KeysModel.Phase.NOTHING_FOUND);
    }

    @Test
    void aFullAccountSaysWhyNoKeyCanBeMade() {
        desk.gateway.keys.addAll(Samples.fifteen());
        desk.account.connect();

        presenter.newKey();

        assertThat(exits).isEmpty();
        assertThat(model.limit().get()).contains("15").contains("Revoke one");
    }

    @Test
    void theListStaysReadableWhenTheGatewayStopsAnswering() {
        withKeys();
        desk.gateway.failure = FakeGateway.unreachable();
        presenter.retry();

        assertThat(names()).hasSize(6);
        assertThat(model.problem().get()).isEqualTo("The server does not answer. Nothing was sent.");
        desk.gateway.failure = null;
        presenter.retry();
        assertThat(model.problem().get()).isEmpty();
    }

    @Test
    void theSelectionSurvivesASyncAndGoesWithItsKey() {
        withKeys();
        presenter.select("key_5");
        presenter.retry();
        assertThat(model.selected().get().key().id()).isEqualTo("key_5");

        desk.gateway.keys.removeIf(key -> key.id().equals("key_5"));
        presenter.retry();
        assertThat(model.selected().get()).isNull();
    }

    @Test
    void aSecretIsCopiedWhileItIsHeldAndElseItsAbsenceIsTold() {
        withKeys();
        presenter.select("key_5");
        presenter.copySecret();
        assertThat(desk.system.content).isNull();
        assertThat(desk.said).singleElement().asString().contains("not in memory");

        desk.account.secrets().keep("key_5", Secret.of("held-in-memory-0123"));
        presenter.copySecret();
        assertThat(desk.system.content).isEqualTo("held-in-memory-0123");
        assertThat(model.selected().get().secretHeld()).isTrue();
    }

    @Test
    void aLeavingKeyShowsItAndIsNotRevokedTwice() {
        withKeys();
        presenter.select("key_5");
        presenter.revoke();
        assertThat(exits).containsExactly("revoke key_5");

        desk.revocations.request(model.selected().get().key());
        assertThat(model.selected().get().state()).isEqualTo(KeyRow.State.LEAVING);
        presenter.revoke();
        assertThat(exits).hasSize(1);
    }

    @Test
    void howAKeyStandsIsToldByItsDates() {
        withKeys();
        assertThat(model.rows()).extracting(KeyRow::state).containsExactly(KeyRow.State.ACTIVE, KeyRow.State.ACTIVE,
                KeyRow.State.EXPIRES_SOON, KeyRow.State.ACTIVE, KeyRow.State.ACTIVE, KeyRow.State.EXPIRED);
    }

    private void withKeys() {
        desk.gateway.keys.addAll(Samples.keys());
        desk.account.connect();
    }

    private List<String> names() {
        return model.rows().stream().map(row -> row.key().name()).toList();
    }
}
