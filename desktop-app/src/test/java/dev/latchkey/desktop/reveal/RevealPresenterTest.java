package dev.latchkey.desktop.reveal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.desktop.testing.PresenterFixture;
import dev.latchkey.desktop.testing.Samples;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.ApiKey;
import dev.latchkey.sdk.keys.Environment;
import dev.latchkey.sdk.keys.IssuedKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevealPresenterTest {
    private final PresenterFixture fixture = new PresenterFixture();
    private final RevealModel model = new RevealModel();
    private final List<String> navigation = new ArrayList<>();
    private final ApiKey key = Samples.key("key_1", "shop", Environment.SANDBOX);
    private final RevealPresenter presenter = new RevealPresenter(model,
            new IssuedKey(key, Secret.of("the-one-and-only-secret"), null), fixture.clipboard,
            new RevealPresenter.Navigator() {
                @Override
                public void close() {
                    navigation.add("close");
                }

                @Override
                public void test(ApiKey tested) {
                    navigation.add("test " + tested.id());
                }
            });

    @Test
    void itIsNotDoneBeforeTheSecretWasCopied() {
        presenter.done();
        assertThat(navigation).isEmpty();

        presenter.copySecret();
        assertThat(fixture.systemClipboard.content).isEqualTo("the-one-and-only-secret");
        presenter.done();
        assertThat(navigation).containsExactly("close");
    }

    @Test
    void itIsDoneWhenTheUserSaysThatItIsWhereItIsNeeded() {
        model.saved().set(true);
        presenter.done();
        assertThat(navigation).containsExactly("close");
    }

    @Test
    void leavingByAccidentAsksOnceAndLosesNothing() {
        presenter.dismiss();
        assertThat(navigation).isEmpty();
        assertThat(model.confirmingClose().get()).isTrue();

        presenter.keepOpen();
        assertThat(model.confirmingClose().get()).isFalse();
        presenter.dismiss();
        presenter.closeAnyway();
        assertThat(navigation).containsExactly("close");
    }

    @Test
    void copyingTheConsumerKeyIsNotCopyingTheSecret() {
        presenter.copyConsumerKey();
        assertThat(fixture.systemClipboard.content).isEqualTo(key.consumerKey());
        assertThat(fixture.systemClipboard.concealed).isFalse();
        presenter.dismiss();
        assertThat(model.confirmingClose().get()).isTrue();
    }

    @Test
    void bothPartsAreCopiedAsLinesOfAnEnvironmentFile() {
        presenter.copyEnvironmentLines();
        assertThat(fixture.systemClipboard.content).isEqualTo("LATCHKEY_KEY=" + key.consumerKey()
                + "\nLATCHKEY_SECRET=the-one-and-only-secret\n");
        assertThat(fixture.systemClipboard.concealed).isTrue();
        presenter.done();
        assertThat(navigation).containsExactly("close");
    }

    @Test
    void theKeyCanBeTestedAtOnce() {
        presenter.test();
        assertThat(navigation).containsExactly("test key_1");
    }
}
