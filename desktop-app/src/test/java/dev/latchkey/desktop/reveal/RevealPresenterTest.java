package dev.latchkey.desktop.reveal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.desktop.testing.Desk;
import dev.latchkey.desktop.testing.Samples;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.ApiKey;
import dev.latchkey.sdk.keys.Environment;
import dev.latchkey.sdk.keys.IssuedKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevealPresenterTest {
    private final Desk desk = new Desk();
    private final RevealModel model = new RevealModel();
    private final List<String> exits = new ArrayList<>();
    private final ApiKey key = Samples.key("key_1", "shop", Environment.SANDBOX);
    private final RevealPresenter presenter = new RevealPresenter(model,
            new IssuedKey(key, Secret.of("the-one-and-only-secret"), null), desk.clipboard, new RevealNavigator() {
                @Override
                public void close() {
                    exits.add("close");
                }

                @Override
                public void test(ApiKey tested) {
                    exits.add("test " + tested.id());
                }
            });

    @Test
    void itIsNotDoneBeforeTheSecretWasCopied() {
        presenter.done();
        assertThat(exits).isEmpty();

        presenter.copySecret();
        assertThat(desk.system.content).isEqualTo("the-one-and-only-secret");
        presenter.done();
        assertThat(exits).containsExactly("close");
    }

    @Test
    void itIsDoneWhenTheUserSaysThatItIsWhereItIsNeeded() {
        model.placed().set(true);
        presenter.done();
        assertThat(exits).containsExactly("close");
    }

    @Test
    void leavingByAccidentAsksOnceAndLosesNothing() {
        presenter.dismiss();
        assertThat(exits).isEmpty();
        assertThat(model.asking().get()).isTrue();

        presenter.stay();
        assertThat(model.asking().get()).isFalse();
        presenter.dismiss();
        presenter.close();
        assertThat(exits).containsExactly("close");
    }

    @Test
    void copyingTheConsumerKeyIsNotCopyingTheSecret() {
        presenter.copyConsumerKey();
        assertThat(desk.system.content).isEqualTo(key.consumerKey());
        assertThat(desk.system.concealed).isFalse();
        presenter.dismiss();
        assertThat(model.asking().get()).isTrue();
    }

    @Test
    void bothPartsAreCopiedAsLinesOfAnEnvironmentFile() {
        presenter.copyEnvironmentLines();
        assertThat(desk.system.content).isEqualTo("LATCHKEY_KEY=" + key.consumerKey()
                + "\nLATCHKEY_SECRET=the-one-and-only-secret\n");
        assertThat(desk.system.concealed).isTrue();
        presenter.done();
        assertThat(exits).containsExactly("close");
    }

    @Test
    void theKeyCanBeTestedAtOnce() {
        presenter.test();
        assertThat(exits).containsExactly("test key_1");
    }
}
