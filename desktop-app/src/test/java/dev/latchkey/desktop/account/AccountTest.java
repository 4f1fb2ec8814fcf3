package dev.latchkey.desktop.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.desktop.testing.Desk;
import dev.latchkey.desktop.testing.FakeGateway;
import dev.latchkey.desktop.testing.Samples;
import dev.latchkey.sdk.keys.IssuedKey;
import dev.latchkey.sdk.keys.NewApiKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountTest {
    private final Desk desk = new Desk();
    private final Account account = desk.account;

    @Test
    void connecting_reads_the_keys() {
        desk.gateway.keys.addAll(Samples.keys());

        account.connect();

        assertThat(account.state().get()).isEqualTo(Account.State.READY);
        assertThat(account.keys()).hasSize(6);
        assertThat(account.synced().get()).isEqualTo(Samples.NOW);
    }

    @Test
    void a_gateway_that_does_not_start_says_why_and_can_be_tried_again() {
        desk.gateway.doesNotStart = "Another Latchkey is using these data.";
        account.connect();

        assertThat(account.state().get()).isEqualTo(Account.State.FAILED);
        assertThat(account.failure().get().message()).isEqualTo("Another Latchkey is using these data.");

        desk.gateway.doesNotStart = null;
        account.connect();

        assertThat(account.state().get()).isEqualTo(Account.State.READY);
        assertThat(account.failure().get()).isNull();
    }

    @Test
    void a_gateway_that_stops_answering_leaves_the_keys_readable() {
        desk.gateway.keys.addAll(Samples.keys());
        account.connect();

        desk.gateway.failure = FakeGateway.unreachable();
        account.sync();

        assertThat(account.keys()).hasSize(6);
        assertThat(account.failure().get().kind()).isEqualTo(Failure.Kind.OFFLINE);

        desk.gateway.failure = null;
        account.sync();

        assertThat(account.failure().get()).isNull();
    }

    @Test
    void a_new_key_is_listed_and_its_secret_kept_before_anyone_is_told() {
        account.connect();
        List<String> told = new ArrayList<>();

        account.create(NewApiKey.named("shop").build(),
                issued -> told.add(account.secrets().find(issued.key().id()).isPresent() + " " + account.keys().size()),
                failure -> told.add("failed"));

        assertThat(told).containsExactly("true 1");
    }

    @Test
    void calls_before_the_connection_fail_softly() {
        List<Failure> failures = new ArrayList<>();

        account.create(NewApiKey.named("early").build(), issued -> {}, failures::add);

        assertThat(failures).singleElement().extracting(Failure::kind).isEqualTo(Failure.Kind.OFFLINE);
    }

    @Test
    void closing_overwrites_the_secrets_and_ends_the_connection_once() {
        account.connect();
        List<IssuedKey> issued = new ArrayList<>();
        account.create(NewApiKey.named("shop").build(), issued::add, failure -> {});

        account.close();
        account.close();

        assertThat(desk.gateway.closed).isEqualTo(1);
        assertThat(account.secrets().count().get()).isZero();
        assertThat(issued.getFirst().secret()).satisfies(
                secret -> org.assertj.core.api.Assertions.assertThatIllegalStateException().isThrownBy(secret::reveal));
    }
}
