package dev.latchkey.sdk.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.sdk.FieldError;
import dev.latchkey.sdk.Gateway;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeyRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final IpRange ADDRESS = IpRange.parse("203.0.113.7");
    private static final IpRange RANGE = IpRange.parse("203.0.113.0/24");

    static Stream<KeyRules> all() {
        return Stream.of(ExampleRules.EVERYTHING, ExampleRules.PLAIN_PAIRS, ExampleRules.BY_NAME, ExampleRules.BY_HAND);
    }

    @ParameterizedTest
    @MethodSource("all")
    void rulesAreTheSameWhenTheyAreBuiltFromThemselves(KeyRules rules) {
        assertThat(rules.toBuilder().build()).isEqualTo(rules);
    }

    @Test
    void aKeyThatFitsIsTakenByEachGatewayThatMakesKeys() {
        assertThat(ExampleRules.EVERYTHING.check(NewApiKey.named("shop").environment(Environment.SANDBOX).length(16)
                .permissions(Permission.EVERYTHING).allowedIps(ADDRESS, RANGE).expires(NOW.plusSeconds(1))
                .viewable(true).build(), NOW)).isEmpty();
        assertThat(ExampleRules.PLAIN_PAIRS.check(NewApiKey.named("").environment(Environment.LIVE).length(32)
                .permissions(Permission.of("SMTP")).allowedIps(ADDRESS).build(), NOW)).isEmpty();
        assertThat(ExampleRules.BY_NAME.check(NewApiKey.named("crm").allowedIps(RANGE)
                .permissions(Permission.of("ViewContacts"), Permission.of("BornTomorrow")).build(), NOW)).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceWithItsPlace() {
        List<FieldError> problems = ExampleRules.EVERYTHING.check(NewApiKey.named("x".repeat(101))
                .environment(Environment.of("staging")).length(15)
                .permissions(Permission.of("sms:send"), Permission.of("sms:sned"))
                .allowedIps(Collections.nCopies(101, ADDRESS)).expires(NOW).build(), NOW);

        assertThat(problems).extracting(FieldError::field).containsExactly("name", "environment", "length",
                "permissions[1]", "allowedIps", "expires");
        assertThat(problems).extracting(FieldError::message).containsExactly(
                "A key's name must have at most 100 characters, not 101.", "This must be one of sandbox, live.",
                "A secret must have 16 to 128 characters, not 15.",
                "There is no permission 'sms:sned'. The gateway knows sms:send, messages:read, statistics:read,"
                        + " keys:write and *.",
                "A key can have at most 100 addresses, not 101. Merged, they would be 1.",
                "This must be in the future; the current time is 2026-11-22T08:00:00Z.");
    }

    @Test
    void whatAGatewayCannotDoIsToldInItsOwnWords() {
        List<FieldError> problems = ExampleRules.PLAIN_PAIRS.check(NewApiKey.named("shop")
                .environment(Environment.SANDBOX).length(64).allowedIps(ADDRESS, RANGE).viewable(true).build(), NOW);

        assertThat(problems).extracting(FieldError::toString).containsExactly(
                "environment: This must be one of live.", "length: The gateway chooses the length.",
                "permissions: A key needs at least one permission.",
                "allowedIps[1]: This gateway's allowlists accept only single addresses.",
                "viewable: It is shown once.");
        assertThat(ExampleRules.BY_HAND.check(NewApiKey.named("shop").permissions(Permission.of("x"))
                .allowedIps(ADDRESS).expires(NOW.plusSeconds(9)).build(), NOW)).extracting(FieldError::message)
                .containsExactly("Create it in the dashboard.", "Every key can do everything.",
                        "Addresses cannot be limited.", "Keys do not expire.");
    }

    @Test
    void aNameIsOneLineThatCanBeSeenAndIsWhatItLooksLike() {
        assertThat(codeOfName("  ")).isEqualTo("empty");
        assertThat(codeOfName("a\nb")).isEqualTo("control-character");
        assertThat(codeOfName("\u200b\u2800")).isEqualTo("invisible");
        assertThat(codeOfName("shop\u202epohs")).isEqualTo("misleading");
        // 100 characters, each a surrogate pair.
        assertThat(ExampleRules.EVERYTHING.check(valid("😀".repeat(100)), NOW)).isEmpty();
    }

    @Test
    void aNameIsTakenWhereNamesAreIdentitiesAndTheKeyStillLives() {
        FakeKeyManager keys = new FakeKeyManager();
        ApiKey shop = keys.create(NewApiKey.named("shop").build()).execute().key();
        NewApiKey again = NewApiKey.named(" shop ").permissions(Permission.of("ViewContacts")).build();

        assertThat(ExampleRules.BY_NAME.check(again, NOW, List.of(shop))).extracting(FieldError::code)
                .containsExactly("taken");
        assertThat(ExampleRules.BY_NAME.check(again, NOW, List.of(keys.revoke(shop.id()).execute()))).isEmpty();
        assertThat(ExampleRules.EVERYTHING.check(valid("shop"), NOW, List.of(shop))).isEmpty();
    }

    @Test
    void ofAChangeOnlyWhatChangesIsLookedAt() {
        KeyRules rules = ExampleRules.EVERYTHING;
        assertThat(rules.check(KeyChange.none(), NOW)).isEmpty();
        assertThat(rules.check(KeyChange.none().name("new").neverExpires().allowedEverywhere(), NOW)).isEmpty();
        assertThat(rules.check(KeyChange.none().name("").permissions(List.of()).expires(NOW), NOW))
                .extracting(FieldError::field).containsExactly("name", "permissions", "expires");
        assertThat(ExampleRules.PLAIN_PAIRS.check(KeyChange.none().name("new"), NOW)).extracting(FieldError::message)
                .containsExactly("Keys cannot be changed. Replace the key.");
        assertThat(ExampleRules.PLAIN_PAIRS.check(KeyChange.none(), NOW)).isEmpty();
    }

    @Test
    void aChangeGivesTheWholeKeyForGatewaysThatWantAllOfIt() {
        ApiKey key = new FakeKeyManager()
                .create(NewApiKey.named("shop").permissions(Permission.of("a")).allowedIps(ADDRESS)
                        .expires(NOW).build())
                .execute().key();

        assertThat(KeyChange.none().applyTo(key)).isEqualTo(key);
        assertThat(KeyChange.none().isNone()).isTrue();
        ApiKey changed = KeyChange.none().name("new").neverExpires().applyTo(key);
        assertThat(changed.name()).isEqualTo("new");
        assertThat(changed.expires()).isNull();
        assertThat(changed.permissions()).isEqualTo(key.permissions());
        assertThat(KeyChange.none().allowedEverywhere().permissions(Permission.of("b")).expires(NOW.plusSeconds(1))
                .applyTo(key)).satisfies(after -> {
                    assertThat(after.allowedIps()).isEmpty();
                    assertThat(after.permissions()).containsExactly(Permission.of("b"));
                    assertThat(after.expires()).isEqualTo(NOW.plusSeconds(1));
                });
    }

    @Test
    void saysHowManyKeysTheAccountCanStillHave() {
        assertThat(ExampleRules.BY_NAME.room(13)).hasValue(2);
        assertThat(ExampleRules.BY_NAME.room(16)).hasValue(0);
        assertThat(ExampleRules.PLAIN_PAIRS.room(1000)).isEmpty();
    }

    @Test
    void rulesThatLeaveSomethingUnsaidAreRefused() {
        assertThatIllegalStateException().isThrownBy(() -> KeyRules.of(Gateway.of("x")).build())
                .withMessageContaining("names(…)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExampleRules.BY_HAND.toBuilder().environments().build());
    }

    @Test
    void onlyOfTheSandboxItIsKnownThatNothingArrives() {
        assertThat(Environment.SANDBOX.mayDeliver()).isFalse();
        assertThat(Environment.of("staging").mayDeliver()).isTrue();
        assertThat(Environment.LIVE.mayDeliver()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> Environment.of(" "));
    }

    private static String codeOfName(String name) {
        List<FieldError> problems = ExampleRules.EVERYTHING.check(valid(name), NOW);
        assertThat(problems).extracting(FieldError::field).containsExactly("name");
        return problems.get(0).code();
    }

    private static NewApiKey valid(String name) {
        return NewApiKey.named(name).permissions(Permission.of("sms:send")).build();
    }
}
