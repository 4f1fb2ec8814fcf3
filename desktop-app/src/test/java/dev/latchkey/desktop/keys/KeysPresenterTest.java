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
            desk.toasts, new KeysExits() {
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
    void the_screen_goes_from_starting_to_empty_to_a_list() {
        assertThat(model.phase().get()).isEqualTo(KeysModel.Phase.STARTING);
        desk.account.connect();
        assertThat(model.phase().get()).isEqualTo(KeysModel.Phase.EMPTY);
        desk.gateway.keys.addAll(Samples.keys());
        presenter.retry();
        assertThat(model.phase().get()).isEqualTo(KeysModel.Phase.LIST);
    }

    @Test
    void a_gateway_that_does_not_start_fills_the_screen_with_the_reason() {
        desk.gateway.doesNotStart = "The disk is full.";
        desk.account.connect();
        assertThat(model.phase().get()).isEqualTo(KeysModel.Phase.FAILED);
        assertThat(model.notConnected().get()).isEqualTo("The disk is full.");

        desk.gateway.doesNotStart = null;
        presenter.retry();
        assertThat(model.phase().get()).isEqualTo(KeysModel.Phase.EMPTY);
    }

    @Test
    void keys_are_found_by_name_ending_address_and_permission() {
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
    void a_full_account_says_why_no_key_can_be_made() {
        desk.gateway.keys.addAll(Samples.fifteen());
        desk.account.connect();

        presenter.newKey();

        assertThat(exits).isEmpty();
        assertThat(model.limit().get()).contains("15").contains("Revoke one");
    }

    @Test
    void the_list_stays_readable_when_the_gateway_stops_answering() {
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
    void the_selection_survives_a_sync_and_goes_with_its_key() {
        withKeys();
        presenter.select("key_5");
        presenter.retry();
        assertThat(model.selected().get().key().id()).isEqualTo("key_5");

        desk.gateway.keys.removeIf(key -> key.id().equals("key_5"));
        presenter.retry();
        assertThat(model.selected().get()).isNull();
    }

    @Test
    void a_secret_is_copied_while_it_is_held_and_else_its_absence_is_told() {
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
    void a_leaving_key_shows_it_and_is_not_revoked_twice() {
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
    void how_a_key_stands_is_told_by_its_dates() {
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
