package dev.latchkey.desktop.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.desktop.account.Outgoing;
import dev.latchkey.desktop.testing.Desk;
import dev.latchkey.desktop.testing.FakeGateway;
import dev.latchkey.desktop.testing.Samples;
import dev.latchkey.sdk.AuthenticationException;
import dev.latchkey.sdk.FieldError;
import dev.latchkey.sdk.PermissionException;
import dev.latchkey.sdk.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendPresenterTest {
    private final Desk desk = new Desk();
    private final SendModel model = new SendModel();
    private final List<String> exits = new ArrayList<>();
    private SendPresenter presenter;

    @BeforeEach
    void open() {
        desk.gateway.keys.addAll(Samples.keys());
        desk.account.connect();
        desk.account.secrets().keep("key_5", Secret.of("0123456789abcdef"));
        presenter = new SendPresenter(model, desk.account, desk.inbox, desk.clipboard, new SendExits() {
            @Override
            public void inbox() {
                exits.add("inbox");
            }

            @Override
            public void newKey() {
                exits.add("new");
            }
        }, desk.texts);
    }

    @Test
    void the_key_whose_secret_is_held_is_chosen_first() {
        assertThat(model.chosen.get().id()).isEqualTo("key_5");
        assertThat(model.secretHeld.get()).isTrue();
    }

    @Test
    void an_example_is_filled_in_that_can_be_sent_at_once() {
        presenter.send();
        model.channel.set(Channel.SMS);
        presenter.send();

        assertThat(desk.gateway.sent).hasSize(2);
        assertThat(desk.gateway.sent.get(0)).isInstanceOf(Outgoing.Mail.class);
        assertThat(((Outgoing.Text) desk.gateway.sent.get(1)).sms().to()).isEqualTo("+4915123456789");
        assertThat(model.exchange.get().accepted()).isTrue();
    }

    @Test
    void a_key_whose_secret_is_not_held_takes_a_pasted_one_for_this_run() {
        presenter.choose("key_6");
        assertThat(model.secretHeld.get()).isFalse();
        presenter.send();
        assertThat(desk.gateway.sent).isEmpty();
        assertThat(model.focus.get()).isEqualTo(Field.SECRET);

        presenter.keepSecret("  ");
        assertThat(model.error(Field.SECRET).get()).isNotEmpty();
        presenter.keepSecret(" pasted-secret-0123\n");

        assertThat(model.secretHeld.get()).isTrue();
        assertThat(desk.account.secrets().find("key_6")).contains(Secret.of("pasted-secret-0123"));
        presenter.send();
        assertThat(desk.gateway.sent).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"'Your code is 123 456', 20 characters · GSM-7 · 1 part", "'', 0 characters · GSM-7 · 0 parts",
            "'пакет', 5 characters · UCS-2 · 1 part"})
    void the_length_of_a_text_is_told_as_it_travels(String text, String meter) {
        model.text(Field.SMS_TEXT).set(text);
        assertThat(model.meter.get()).isEqualTo(meter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0151 2345678", "+49", "hello", "+4915123456789012345"})
    void a_number_that_is_not_international_is_told(String number) {
        model.channel.set(Channel.SMS);
        model.text(Field.SMS_TO).set(number);
        assertThat(model.error(Field.SMS_TO).get()).contains("international form");
        presenter.send();
        assertThat(desk.gateway.sent).isEmpty();
        assertThat(model.focus.get()).isEqualTo(Field.SMS_TO);
    }

    @Test
    void several_recipients_are_taken_and_the_wrong_one_is_named() {
        model.text(Field.MAIL_TO).set("ann@example.com, Bob <bob@example.com>; nobody");
        assertThat(model.error(Field.MAIL_TO).get()).isEqualTo("“nobody” is no e-mail address.");
        model.text(Field.MAIL_TO).set("ann@example.com, Bob <bob@example.com>");
        presenter.send();
        assertThat(((Outgoing.Mail) desk.gateway.sent.getFirst()).email().to()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"key-revoked, was revoked", "key-expired, has expired", "key-unknown, no key fits",
            "address-blocked, may not be used from this computer", "something-new, perhaps this computer is none"})
    void a_refused_key_is_explained(String code, String words) {
        presenter.choose("key_2");
        presenter.keepSecret("0123456789abcdef");
        desk.gateway.refuseSends = new AuthenticationException(FakeGateway.refusal(401, code, "Refused."));

        presenter.send();

        assertThat(model.explanation.get()).contains(words);
        assertThat(model.exchange.get().status()).isEqualTo(401);
    }

    @Test
    void a_missing_permission_is_explained() {
        desk.gateway.refuseSends = new PermissionException(FakeGateway.refusal(403, "permission-missing", "No."));
        presenter.send();
        assertThat(model.explanation.get()).isEqualTo("Refused: otp-staging has no permission for this channel."
                + " Make a key with it, or choose another.");
    }

    @Test
    void what_the_gateway_blames_shows_at_its_field() {
        desk.gateway.refuseSends = FakeGateway.invalid(new FieldError("to[0]", "blocked", "Not to there."));
        presenter.send();
        assertThat(model.error(Field.MAIL_TO).get()).isEqualTo("Not to there.");
        model.text(Field.MAIL_TO).set("bob@example.com");
        assertThat(model.error(Field.MAIL_TO).get()).isEmpty();
    }

    @Test
    void nothing_is_lost_when_the_server_has_stopped() {
        model.text(Field.SUBJECT).set("Kept");
        desk.gateway.failure = FakeGateway.unreachable();
        presenter.send();
        assertThat(model.problem.get()).isEqualTo("The server does not answer. Nothing was sent.");
        assertThat(model.text(Field.SUBJECT).get()).isEqualTo("Kept");
        assertThat(model.busy.get()).isFalse();
    }

    @Test
    void a_live_key_is_told_to_deliver_nothing_here() {
        assertThat(model.delivery.get()).doesNotContain("LIVE");
        presenter.choose("key_6");
        assertThat(model.delivery.get()).contains("though the key is LIVE");
    }

    @Test
    void a_revoked_key_stays_chosen_so_that_its_refusal_can_be_seen() {
        desk.revocations.request(model.chosen.get());
        desk.timers.pass(Duration.ofSeconds(8));
        assertThat(model.chosen.get().id()).isEqualTo("key_5");
        assertThat(model.keyNote.get()).contains("was revoked");
        assertThat(model.secretHeld.get()).isFalse();
    }
}
