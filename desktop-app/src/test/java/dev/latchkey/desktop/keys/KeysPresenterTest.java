package dev.latchkey.desktop.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.desktop.testing.FakeGateway;
import dev.latchkey.desktop.testing.PresenterFixture;
import dev.latchkey.desktop.testing.Samples;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.ApiKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeysPresenterTest {
    private final PresenterFixture fixture = new PresenterFixture();
    private final KeysModel model = new KeysModel();
    private final List<String> navigation = new ArrayList<>();
    private final KeysPresenter presenter = new KeysPresenter(model, fixture.account, fixture.revocations,
            fixture.clipboard,
            fixture.toasts, new KeysPresenter.Navigator() {
                @Override
                public void newKey() {
                    navigation.add("new");
                }

                @Override
                public void revoke(ApiKey key) {
                    navigation.add("revoke " + key.id());
                }

                @Override
                public void testSend(ApiKey key) {
                    navigation.add("test " + key.id());
                }
            }, fixture.texts, Samples.CLOCK);

    @Test
    void theScreenGoesFromStartingToEmptyToAList() {
        assertThat(model.phase().get()).isEqualTo(KeysModel.Phase.STARTING);
        fixture.account.connect();
        assertThat(model.phase().get()).isEqualTo(KeysModel.Phase.EMPTY);
        fixture.gateway.keys.addAll(Samples.keys());
        presenter.retry();
        assertThat(model.phase().get()).isEqualTo(KeysModel.Phase.LIST);
    }

    @Test
    void aGatewayThatDoesNotStartFillsTheScreenWithTheReason() {
        fixture.gateway.startFailure = "The disk is full.";
        fixture.account.connect();
        assertThat(model.phase().get()).isEqualTo(KeysModel.Phase.FAILED);
        assertThat(model.notConnected().get()).isEqualTo("The disk is full.");

        fixture.gateway.startFailure = null;
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
        fixture.gateway.keys.addAll(Samples.fifteen());
        fixture.account.connect();

        presenter.newKey();

        assertThat(navigation).isEmpty();
        assertThat(model.limit().get()).contains("15").contains("Revoke one");
    }

    @Test
    void theListStaysReadableWhenTheGatewayStopsAnswering() {
        withKeys();
        fixture.gateway.failure = FakeGateway.unreachable();
        presenter.retry();

        assertThat(names()).hasSize(6);
        assertThat(model.problem().get()).isEqualTo("The server isn’t responding. Nothing was sent.");
        fixture.gateway.failure = null;
        presenter.retry();
        assertThat(model.problem().get()).isEmpty();
    }

    @Test
    void theSelectionSurvivesASyncAndGoesWithItsKey() {
        withKeys();
        presenter.select("key_5");
        presenter.retry();
        assertThat(model.selected().get().key().id()).isEqualTo("key_5");

        fixture.gateway.keys.removeIf(key -> key.id().equals("key_5"));
        presenter.retry();
        assertThat(model.selected().get()).isNull();
    }

    @Test
    void aSecretIsCopiedWhileItIsHeldAndElseItsAbsenceIsTold() {
        withKeys();
        presenter.select("key_5");
        presenter.copySecret();
        assertThat(fixture.systemClipboard.content).isNull();
        assertThat(fixture.toastTexts).singleElement().asString().contains("isn’t available");

        fixture.account.secrets().keep("key_5", Secret.of("held-in-memory-0123"));
        presenter.copySecret();
        assertThat(fixture.systemClipboard.content).isEqualTo("held-in-memory-0123");
        assertThat(model.selected().get().secretHeld()).isTrue();
    }

    @Test
    void aLeavingKeyShowsItAndIsNotRevokedTwice() {
        withKeys();
        presenter.select("key_5");
        presenter.revoke();
        assertThat(navigation).containsExactly("revoke key_5");

        fixture.revocations.request(model.selected().get().key());
        assertThat(model.selected().get().state()).isEqualTo(KeyRow.State.REVOKING);
        presenter.revoke();
        assertThat(navigation).hasSize(1);
    }

    @Test
    void howAKeyStandsIsToldByItsDates() {
        withKeys();
        assertThat(model.rows()).extracting(KeyRow::state).containsExactly(KeyRow.State.ACTIVE, KeyRow.State.ACTIVE,
                KeyRow.State.EXPIRES_SOON, KeyRow.State.ACTIVE, KeyRow.State.ACTIVE, KeyRow.State.EXPIRED);
    }

    private void withKeys() {
        fixture.gateway.keys.addAll(Samples.keys());
        fixture.account.connect();
    }

    private List<String> names() {
        return model.rows().stream().map(row -> row.key().name()).toList();
    }
}
