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
            new IssuedKey(key, Secret.of("the-one-and-only-secret"), null), desk.clipboard, new RevealExits() {
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
    void it_is_not_done_before_the_secret_was_copied() {
        presenter.done();
        assertThat(exits).isEmpty();

        presenter.copySecret();
        assertThat(desk.system.content).isEqualTo("the-one-and-only-secret");
        presenter.done();
        assertThat(exits).containsExactly("close");
    }

    @Test
    void it_is_done_when_the_user_says_that_it_is_where_it_is_needed() {
        model.placed().set(true);
        presenter.done();
        assertThat(exits).containsExactly("close");
    }

    @Test
    void leaving_by_accident_asks_once_and_loses_nothing() {
        presenter.dismiss();
        assertThat(exits).isEmpty();
        assertThat(model.asking().get()).isTrue();

        presenter.stay();
        assertThat(model.asking().get()).isFalse();
        presenter.dismiss();
        presenter.leave();
        assertThat(exits).containsExactly("close");
    }

    @Test
    void copying_the_consumer_key_is_not_copying_the_secret() {
        presenter.copyConsumerKey();
        assertThat(desk.system.content).isEqualTo(key.consumerKey());
        assertThat(desk.system.concealed).isFalse();
        presenter.dismiss();
        assertThat(model.asking().get()).isTrue();
    }

    @Test
    void both_parts_are_copied_as_lines_of_an_environment_file() {
        presenter.copyEnvironmentLines();
        assertThat(desk.system.content).isEqualTo("LATCHKEY_CONSUMER_KEY=" + key.consumerKey()
                + "\nLATCHKEY_CONSUMER_SECRET=the-one-and-only-secret\n");
        assertThat(desk.system.concealed).isTrue();
        presenter.done();
        assertThat(exits).containsExactly("close");
    }

    @Test
    void the_key_can_be_tested_at_once() {
        presenter.test();
        assertThat(exits).containsExactly("test key_1");
    }
}
