package dev.latchkey.desktop.createkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.desktop.testing.FakeGateway;
import dev.latchkey.desktop.testing.PresenterFixture;
import dev.latchkey.desktop.testing.Samples;
import dev.latchkey.desktop.ui.Chip;
import dev.latchkey.sdk.FieldError;
import dev.latchkey.sdk.keys.Environment;
import dev.latchkey.sdk.keys.IssuedKey;
import dev.latchkey.sdk.keys.KeyRules;
import dev.latchkey.sdk.keys.NewApiKey;
import dev.latchkey.sdk.keys.Permission;
import dev.latchkey.sdk.keys.PermissionCatalogue;
import dev.latchkey.sdk.keys.PermissionCatalogue.Access;
import dev.latchkey.sdk.keys.PermissionCatalogue.Entry;
import dev.latchkey.sdk.keys.PermissionCatalogue.Risk;
import dev.latchkey.sdk.keys.Support;
import dev.latchkey.sdk.sandbox.SandboxKeyRules;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreateKeyPresenterTest {
    private final PresenterFixture fixture = new PresenterFixture();
    private final CreateKeyModel model = new CreateKeyModel();
    private final List<IssuedKey> created = new ArrayList<>();
    private int closed;
    private CreateKeyPresenter presenter;

    @BeforeEach
    void open() {
        fixture.account.connect();
        presenter = form(SandboxKeyRules.RULES);
    }

    @Test
    void anUntouchedFormComplainsOfNothingAndIsSafeAsItStands() {
        for (KeyFormField field : KeyFormField.values()) {
            assertThat(model.error(field).get()).as(field.name()).isEmpty();
        }
        assertThat(model.environment.get()).isEqualTo(Environment.SANDBOX);
        assertThat(model.permissions).containsExactly(SandboxKeyRules.EMAIL_SEND, SandboxKeyRules.SMS_SEND,
                SandboxKeyRules.SMTP_SEND);
        assertThat(model.lifetime.get()).isEqualTo(Lifetime.DAYS_90);
    }

    @Test
    void aFilledFormMakesTheKeyItSays() {
        model.name.set("  crm-sync ");
        model.environment.set(Environment.LIVE);
        model.preset.set(PermissionPreset.READ);
        type("203.0.113.0/24, 198.51.100.7");
        model.length.set("64");
        model.lifetime.set(Lifetime.DATE);
        model.date.set(LocalDate.of(2027, 2, 19));
        assertThat(model.summary.get())
                .isEqualTo("LIVE key: messages:read, statistics:read, webhooks:read and 1 more, from 257 addresses,"
                        + " expires 19 Feb 2027.");

        presenter.submit();

        NewApiKey newKey = fixture.gateway.requested.getFirst();
        assertThat(newKey.name()).isEqualTo("crm-sync");
        assertThat(newKey.environment()).isEqualTo(Environment.LIVE);
        assertThat(newKey.length()).isEqualTo(64);
        assertThat(newKey.permissions()).containsExactly(SandboxKeyRules.MESSAGES_READ, SandboxKeyRules.STATISTICS_READ,
                SandboxKeyRules.WEBHOOKS_READ, SandboxKeyRules.KEYS_READ);
        assertThat(newKey.allowedIps()).extracting(Object::toString).containsExactly("203.0.113.0/24", "198.51.100.7");
        assertThat(newKey.expires()).isEqualTo(Instant.parse("2027-02-19T23:59:59Z"));
        assertThat(created).hasSize(1);
    }

    @Test
    void anEmptyNameIsToldOnSubmittingAndHasTheFocus() {
        presenter.submit();

        assertThat(model.error(KeyFormField.NAME).get()).isEqualTo("Enter a name for the key.");
        assertThat(model.focus.get()).isEqualTo(KeyFormField.NAME);
        assertThat(fixture.gateway.requested).isEmpty();
    }

    @Test
    void aNameThatIsTakenWarnsButDoesNotHinder() {
        fixture.gateway.keys.addAll(Samples.keys());
        fixture.account.sync();
        model.name.set("crm-sync");
        assertThat(model.warning(KeyFormField.NAME).get()).contains("already have a key with this name");
        assertThat(model.nameMark.get()).isEmpty();

        presenter.submit();
        assertThat(created).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "300.1.1.1", "example.com", "1.2.3", "::g", "203.0.113.0/-1"})
    void whatIsNoAddressIsToldAtTheFieldAndKept(String text) {
        type(text);
        assertThat(model.chips).singleElement().extracting(Chip::tone).isEqualTo(Chip.Tone.DANGER);
        assertThat(model.error(KeyFormField.IPS).get()).contains(text).contains("isn’t an IP address or a range");
        model.name.set("shop");
        presenter.submit();
        assertThat(model.focus.get()).isEqualTo(KeyFormField.IPS);
        assertThat(fixture.gateway.requested).isEmpty();
    }

    @Test
    void anAddressInsideARangeOffersTheRange() {
        type("203.0.113.9/24");
        assertThat(model.error(KeyFormField.IPS).get()).contains("203.0.113.0/24");

        presenter.acceptSuggestion(0);

        assertThat(model.chips).extracting(Chip::text).containsExactly("203.0.113.0/24");
        assertThat(model.error(KeyFormField.IPS).get()).isEmpty();
    }

    @Test
    void aPastedListBecomesEntriesEachOnce() {
        type("198.51.100.7;2001:db8::7\n198.51.100.7 203.0.113.0/24,");
        assertThat(model.chips).extracting(Chip::text).containsExactly("198.51.100.7", "2001:db8::7",
                "203.0.113.0/24");
    }

    @Test
    void twoHundredPastedAddressesAreKeptAndTheirNumberIsTold() {
        type(IntStream.range(0, 200).mapToObj(i -> "198.51.100." + i).collect(Collectors.joining(" , ")) + ",");
        assertThat(model.chips).hasSize(200);
        assertThat(model.error(KeyFormField.IPS).get()).contains("200");
    }

    @Test
    void privateOverlappingAndAllEmbracingRangesWarn() {
        type("10.0.0.1");
        assertThat(model.warning(KeyFormField.IPS).get()).contains("10.0.0.1 is a private address");
        type("203.0.113.0/24 203.0.113.9");
        assertThat(model.warning(KeyFormField.IPS).get()).contains("203.0.113.9 is already covered by 203.0.113.0/24");
        type("0.0.0.0/0");
        assertThat(model.warning(KeyFormField.IPS).get()).contains("every address");
        assertThat(model.error(KeyFormField.IPS).get()).isEmpty();
    }

    @Test
    void anAddressStillBeingTypedCountsOnSubmitting() {
        model.name.set("shop");
        model.typedIps.set("198.51.100.7");
        presenter.submit();
        assertThat(fixture.gateway.requested.getFirst().allowedIps()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "15", "129", "many", "99999999999"})
    void aLengthTheGatewayCannotGiveIsTold(String text) {
        model.length.set(text);
        assertThat(model.error(KeyFormField.LENGTH).get()).isEqualTo("Enter a number from 16 to 128.");
    }

    @Test
    void aShortSecretWarns() {
        model.length.set("32");
        assertThat(model.error(KeyFormField.LENGTH).get()).isEmpty();
        assertThat(model.warning(KeyFormField.LENGTH).get()).contains("64");
    }

    @Test
    void aLastDayIsAskedForAndMustBeToCome() {
        model.lifetime.set(Lifetime.DATE);
        assertThat(model.error(KeyFormField.EXPIRES).get()).isEqualTo("Pick a date.");
        model.date.set(LocalDate.of(2026, 11, 20));
        assertThat(model.error(KeyFormField.EXPIRES).get()).isEqualTo("That date is in the past.");
        model.date.set(LocalDate.of(2026, 11, 21));
        assertThat(model.error(KeyFormField.EXPIRES).get()).isEmpty();
    }

    @Test
    void presetsFollowWhatIsTicked() {
        presenter.setPermission(SandboxKeyRules.SMS_SEND, false);
        assertThat(model.preset.get()).isEqualTo(PermissionPreset.CUSTOM);
        presenter.setPermission(SandboxKeyRules.SMS_SEND, true);
        assertThat(model.preset.get()).isEqualTo(PermissionPreset.SEND);

        model.preset.set(PermissionPreset.EVERYTHING);
        assertThat(model.permissions).containsExactly(Permission.EVERYTHING);
        assertThat(model.warning(KeyFormField.PERMISSIONS).get()).isNotEmpty();

        presenter.setPermission(SandboxKeyRules.KEYS_WRITE, false);
        assertThat(model.permissions).hasSize(8).doesNotContain(Permission.EVERYTHING);
    }

    @Test
    void aKeyWithoutPermissionsIsNotMade() {
        presenter.setPermission(SandboxKeyRules.SMS_SEND, false);
        presenter.setPermission(SandboxKeyRules.EMAIL_SEND, false);
        presenter.setPermission(SandboxKeyRules.SMTP_SEND, false);
        assertThat(model.error(KeyFormField.PERMISSIONS).get()).isNotEmpty();
    }

    @Test
    void whatTheGatewayBlamesShowsAtItsFieldUntilItIsEdited() {
        model.name.set("shop");
        type("198.51.100.7");
        fixture.gateway.failure = FakeGateway.invalid(
                new FieldError("name", "taken", "This name is reserved."),
                new FieldError("allowedIps[0]", "form", "Not from there."));

        presenter.submit();

        assertThat(model.error(KeyFormField.NAME).get()).isEqualTo("This name is reserved.");
        assertThat(model.error(KeyFormField.IPS).get()).isEqualTo("Not from there.");
        assertThat(model.focus.get()).isEqualTo(KeyFormField.NAME);
        assertThat(model.problem.get()).isEmpty();

        model.name.set("shop-2");
        assertThat(model.error(KeyFormField.NAME).get()).isEmpty();
        assertThat(model.error(KeyFormField.IPS).get()).isEqualTo("Not from there.");
    }

    @Test
    void nothingIsLostWhenTheServerHasStopped() {
        model.name.set("shop");
        type("198.51.100.7");
        model.length.set("80");
        fixture.gateway.failure = FakeGateway.unreachable();

        presenter.submit();

        assertThat(model.problem.get()).isEqualTo("The server isn’t responding. Nothing was sent.");
        assertThat(model.name.get()).isEqualTo("shop");
        assertThat(model.chips).hasSize(1);
        assertThat(model.length.get()).isEqualTo("80");
        assertThat(model.busy.get()).isFalse();

        fixture.gateway.failure = null;
        presenter.submit();
        assertThat(created).hasSize(1);
        assertThat(model.name.get()).isEmpty();
    }

    @Test
    void closingByAccidentKeepsTheDraftAndCancellingDoesNot() {
        model.name.set("half-done");
        presenter.dismiss();
        presenter.opened();
        assertThat(model.name.get()).isEqualTo("half-done");

        presenter.cancel();
        assertThat(model.name.get()).isEmpty();
        assertThat(closed).isEqualTo(2);
    }

    @Test
    void theFormFollowsRulesOfAnyGateway() {
        KeyRules narrow = SandboxKeyRules.RULES.toBuilder().names(new KeyRules.Names(false, 20, true))
                .environments(Environment.LIVE).length(KeyRules.Length.fixed(96, "It is always 96."))
                .allowlist(new KeyRules.Allowlist(Support.yes(), Set.of(KeyRules.IpForm.ADDRESS), 2))
                .permissions(new KeyRules.Permissions(Support.yes(), 1, Support.no("There is no such thing."),
                        new PermissionCatalogue(List.of(new Entry(Permission.of("smtp"), "send", Access.SEND,
                                Risk.MEDIUM, "Relays.")), true)))
                .expiry(Support.no("Keys here do not end.")).build();
        fixture.gateway.keys.addAll(Samples.keys());
        fixture.account.sync();
        presenter = form(narrow);
        model.name.set("otp-staging");
        assertThat(model.error(KeyFormField.NAME).get()).contains("already have a key with this name");
        model.name.set("");
        assertThat(model.error(KeyFormField.NAME).get()).isEmpty();
        assertThat(model.environment.get()).isEqualTo(Environment.LIVE);
        type("203.0.113.0/24");
        assertThat(model.error(KeyFormField.IPS).get()).contains("only accepts single addresses");
        presenter.removeIp(0);
        type("198.51.100.1 198.51.100.2 198.51.100.3");
        assertThat(model.error(KeyFormField.IPS).get()).isEqualTo("At most 2 entries (you have 3).");
        presenter.removeIp(2);

        presenter.submit();

        NewApiKey newKey = fixture.gateway.requested.getLast();
        assertThat(newKey.length()).isNull();
        assertThat(newKey.expires()).isNull();
        assertThat(newKey.permissions()).containsExactly(Permission.of("smtp"));
    }

    @Test
    void fromOneAddressToAnotherIsTakenAsRanges() {
        type("203.0.113.4-203.0.113.9, 10.0.0.9-10.0.0.1");
        assertThat(model.ips).extracting(IpEntry::text).containsExactly("203.0.113.4/30", "203.0.113.8/31",
                "10.0.0.9-10.0.0.1");
        assertThat(model.error(KeyFormField.IPS).get()).contains("10.0.0.9-10.0.0.1");
        presenter.removeIp(2);
        type("203.0.113.0/29");
        assertThat(model.summary.get()).contains("10 addresses");
    }

    private CreateKeyPresenter form(KeyRules rules) {
        return new CreateKeyPresenter(model, fixture.account, rules, new CreateKeyPresenter.Navigator() {
            @Override
            public void created(IssuedKey issued) {
                created.add(issued);
            }

            @Override
            public void close() {
                closed++;
            }
        }, fixture.texts, fixture.formats);
    }

    private void type(String ips) {
        model.typedIps.set(ips);
        presenter.addIps();
    }
}
