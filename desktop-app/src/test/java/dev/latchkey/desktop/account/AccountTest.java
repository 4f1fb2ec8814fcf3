package dev.latchkey.desktop.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.desktop.testing.FakeGateway;
import dev.latchkey.desktop.testing.PresenterFixture;
import dev.latchkey.desktop.testing.Samples;
import dev.latchkey.sdk.keys.IssuedKey;
import dev.latchkey.sdk.keys.NewApiKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountTest {
    private final PresenterFixture fixture = new PresenterFixture();
    private final Account account = fixture.account;

    @Test
    void connectingReadsTheKeys() {
        fixture.gateway.keys.addAll(Samples.keys());

        account.connect();

        assertThat(account.state().get()).isEqualTo(Account.State.READY);
        assertThat(account.keys()).hasSize(6);
        assertThat(account.lastSynced().get()).isEqualTo(Samples.NOW);
    }

    @Test
    void aGatewayThatDoesNotStartSaysWhyAndCanBeTriedAgain() {
        fixture.gateway.startFailure = "Another Latchkey is using these data.";
        account.connect();

        assertThat(account.state().get()).isEqualTo(Account.State.FAILED);
        assertThat(account.failure().get().message()).isEqualTo("Another Latchkey is using these data.");

        fixture.gateway.startFailure = null;
        account.connect();

        assertThat(account.state().get()).isEqualTo(Account.State.READY);
        assertThat(account.failure().get()).isNull();
    }

    @Test
    void aGatewayThatStopsAnsweringLeavesTheKeysReadable() {
        fixture.gateway.keys.addAll(Samples.keys());
        account.connect();

        fixture.gateway.failure = FakeGateway.unreachable();
        account.sync();

        assertThat(account.keys()).hasSize(6);
        assertThat(account.failure().get().kind()).isEqualTo(Failure.Kind.OFFLINE);

        fixture.gateway.failure = null;
        account.sync();

        assertThat(account.failure().get()).isNull();
    }

    @Test
    void aNewKeyIsListedAndItsSecretKeptBeforeAnyoneIsTold() {
        account.connect();
        List<String> results = new ArrayList<>();

        account.create(NewApiKey.named("shop").build(),
                issued -> results
                        .add(account.secrets().find(issued.key().id()).isPresent() + " " + account.keys().size()),
                failure -> results.add("failed"));

        assertThat(results).containsExactly("true 1");
    }

    @Test
    void callsBeforeTheConnectionFailSoftly() {
        List<Failure> failures = new ArrayList<>();

        account.create(NewApiKey.named("early").build(), issued -> {}, failures::add);

        assertThat(failures).singleElement().extracting(Failure::kind).isEqualTo(Failure.Kind.OFFLINE);
    }

    @Test
    void closingOverwritesTheSecretsAndEndsTheConnectionOnce() {
        account.connect();
        List<IssuedKey> issued = new ArrayList<>();
        account.create(NewApiKey.named("shop").build(), issued::add, failure -> {});

        account.close();
        account.close();

        assertThat(fixture.gateway.closed).isEqualTo(1);
        assertThat(account.secrets().count().get()).isZero();
        assertThat(issued.getFirst().secret()).satisfies(
                secret -> org.assertj.core.api.Assertions.assertThatIllegalStateException().isThrownBy(secret::reveal));
    }
}
