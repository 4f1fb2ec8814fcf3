package dev.latchkey.desktop.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.desktop.account.Channel;
import dev.latchkey.desktop.account.OutgoingMessage;
import dev.latchkey.desktop.account.Snippet;
import dev.latchkey.desktop.testing.FakeGateway;
import dev.latchkey.desktop.testing.PresenterFixture;
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
    private final PresenterFixture fixture = new PresenterFixture();
    private final SendModel model = new SendModel();
    private final List<String> navigation = new ArrayList<>();
    private SendPresenter presenter;

    @BeforeEach
    void open() {
        fixture.gateway.keys.addAll(Samples.keys());
        fixture.account.connect();
        fixture.account.secrets().keep("key_5", Secret.of("0123456789abcdef"));
        presenter = new SendPresenter(model, fixture.account, fixture.inbox, fixture.clipboard, fixture.timers,
                new SendPresenter.Navigator() {
                    @Override
                    public void inbox() {
                        navigation.add("inbox");
                    }

                    @Override
                    public void newKey() {
                        navigation.add("new");
                    }
                }, fixture.texts);
    }

    @Test
    void theKeyWhoseSecretIsHeldIsChosenFirst() {
        assertThat(model.chosen.get().id()).isEqualTo("key_5");
        assertThat(model.secretHeld.get()).isTrue();
    }

    @Test
    void anExampleIsFilledInThatCanBeSentAtOnce() {
        presenter.send();
        model.channel.set(Channel.SMS);
        presenter.send();

        assertThat(fixture.gateway.sent).hasSize(2);
        assertThat(fixture.gateway.sent.get(0)).isInstanceOf(OutgoingMessage.Mail.class);
        assertThat(((OutgoingMessage.Text) fixture.gateway.sent.get(1)).sms().to()).isEqualTo("+4915123456789");
        assertThat(model.exchange.get().accepted()).isTrue();
    }

    @Test
    void aKeyWhoseSecretIsNotHeldTakesAPastedOneForThisRun() {
        presenter.choose("key_6");
        assertThat(model.secretHeld.get()).isFalse();
        presenter.send();
        assertThat(fixture.gateway.sent).isEmpty();
        assertThat(model.focus.get()).isEqualTo(SendFormField.SECRET);

        presenter.keepSecret("  ");
        assertThat(model.error(SendFormField.SECRET).get()).isNotEmpty();
        presenter.keepSecret(" pasted-secret-0123\n");

        assertThat(model.secretHeld.get()).isTrue();
        assertThat(fixture.account.secrets().find("key_6")).contains(Secret.of("pasted-secret-0123"));
        presenter.send();
        assertThat(fixture.gateway.sent).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"'Your code is 123 456', 20 characters · GSM-7 · 1 part", "'', 0 characters · GSM-7 · 0 parts",
            "'пакет', 5 characters · UCS-2 · 1 part"})
    void theLengthOfATextIsToldAsItTravels(String text, String meter) {
        model.text(SendFormField.SMS_TEXT).set(text);
        assertThat(model.meter.get()).isEqualTo(meter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0151 2345678", "+49", "hello", "+4915123456789012345"})
    void aNumberThatIsNotInternationalIsTold(String number) {
        model.channel.set(Channel.SMS);
        model.text(SendFormField.SMS_TO).set(number);
        assertThat(model.error(SendFormField.SMS_TO).get()).contains("international form");
        presenter.send();
        assertThat(fixture.gateway.sent).isEmpty();
        assertThat(model.focus.get()).isEqualTo(SendFormField.SMS_TO);
    }

    @Test
    void severalRecipientsAreTakenAndTheWrongOneIsNamed() {
        model.text(SendFormField.MAIL_TO).set("ann@example.com, Bob <bob@example.com>; nobody");
        assertThat(model.error(SendFormField.MAIL_TO).get()).isEqualTo("“nobody” isn’t a valid e-mail address.");
        model.text(SendFormField.MAIL_TO).set("ann@example.com, Bob <bob@example.com>");
        presenter.send();
        assertThat(((OutgoingMessage.Mail) fixture.gateway.sent.getFirst()).email().to()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"key-revoked, was revoked", "key-expired, has expired", "key-unknown, no key matches",
            "address-blocked, can’t be used from this computer", "something-new, this computer may not be one of them"})
    void aRefusedKeyIsExplained(String code, String words) {
        presenter.choose("key_2");
        presenter.keepSecret("0123456789abcdef");
        fixture.gateway.sendRefusal = new AuthenticationException(FakeGateway.refusal(401, code, "Refused."));

        presenter.send();

        assertThat(model.explanation.get()).contains(words);
        assertThat(model.exchange.get().status()).isEqualTo(401);
    }

    @Test
    void aMissingPermissionIsExplained() {
        fixture.gateway.sendRefusal = new PermissionException(FakeGateway.refusal(403, "permission-missing", "No."));
        presenter.send();
        assertThat(model.explanation.get()).isEqualTo("Refused: otp-staging has no permission for this channel."
                + " Create a key with it, or choose another.");
    }

    @Test
    void whatTheGatewayBlamesShowsAtItsField() {
        fixture.gateway.sendRefusal = FakeGateway.invalid(new FieldError("to[0]", "blocked", "Not to there."));
        presenter.send();
        assertThat(model.error(SendFormField.MAIL_TO).get()).isEqualTo("Not to there.");
        model.text(SendFormField.MAIL_TO).set("bob@example.com");
        assertThat(model.error(SendFormField.MAIL_TO).get()).isEmpty();
    }

    @Test
    void nothingIsLostWhenTheServerHasStopped() {
        model.text(SendFormField.SUBJECT).set("Kept");
        fixture.gateway.failure = FakeGateway.unreachable();
        presenter.send();
        assertThat(model.problem.get()).isEqualTo("The server isn’t responding. Nothing was sent.");
        assertThat(model.text(SendFormField.SUBJECT).get()).isEqualTo("Kept");
        assertThat(model.busy.get()).isFalse();
    }

    @Test
    void aLiveKeyIsToldToDeliverNothingHere() {
        assertThat(model.delivery.get()).doesNotContain("LIVE");
        presenter.choose("key_6");
        assertThat(model.delivery.get()).contains("though the key is LIVE");
    }

    @Test
    void theSnippetsFollowTheForm() {
        assertThat(model.snippets).extracting(Snippet::language)
                .containsExactly(Snippet.Language.CURL, Snippet.Language.JAVA);
        model.text(SendFormField.SUBJECT).set("Live");
        assertThat(model.snippets).allMatch(snippet -> snippet.text().contains("Live"));

        model.channel.set(Channel.SMS);
        model.text(SendFormField.SMS_TEXT).set("Now as SMS");
        assertThat(model.snippets).allMatch(snippet -> snippet.text().contains("Now as SMS"));
    }

    @Test
    void aDoubleClickOrAKeyHeldDownSendsOnce() {
        presenter.send();
        for (int i = 0; i < 30; i++) {
            fixture.timers.advance(Duration.ofMillis(200));
            presenter.send();
        }
        assertThat(fixture.gateway.sent).hasSize(1);

        fixture.timers.advance(Duration.ofSeconds(1));
        presenter.send();
        assertThat(fixture.gateway.sent).hasSize(2);
        model.text(SendFormField.SUBJECT).set("Another message");
        presenter.send();
        assertThat(fixture.gateway.sent).hasSize(3);
    }

    @Test
    void whatComesOfAMessageIsShownAlsoWhenASnippetWasLookedAt() {
        model.sideTab.set(SendModel.SideTab.CURL);
        presenter.send();
        assertThat(model.sideTab.get()).isEqualTo(SendModel.SideTab.EXCHANGE);
    }

    @Test
    void aRevokedKeyStaysChosenSoThatItsRefusalCanBeSeen() {
        fixture.revocations.request(model.chosen.get());
        fixture.timers.advance(Duration.ofSeconds(8));
        assertThat(model.chosen.get().id()).isEqualTo("key_5");
        assertThat(model.keyNote.get()).contains("was revoked");
        assertThat(model.secretHeld.get()).isFalse();
    }
}
