package dev.latchkey.desktop.createkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.desktop.testing.PresenterFixture;
import dev.latchkey.sdk.sandbox.SandboxKeyRules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyNameTest {
    private final PresenterFixture fixture = new PresenterFixture();
    private final CreateKeyModel model = new CreateKeyModel();
    private final KeyFormValidator validator = new KeyFormValidator(SandboxKeyRules.RULES, fixture.texts,
            fixture.formats);

    @Test
    void aNameOfTenThousandCharactersIsToldItsLength() {
        assertThat(error("x".repeat(10_000))).isEqualTo("Names can have up to 100 characters (this one has 10,000).");
        assertThat(error("x".repeat(100))).isEmpty();
    }

    @Test
    void aNameOfAHundredEmojiIsAsLongAsOneOfAHundredLetters() {
        assertThat(error("🗝".repeat(100))).isEmpty();
        assertThat(error("🗝".repeat(101))).isEqualTo("Names can have up to 100 characters (this one has 101).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop\u200b", "\u202epohs", "\u2066shop", "a\u2028b", "\ufeff", "a\u0007b"})
    void aNameThatWouldLookLikeAnotherIsNotTaken(String name) {
        assertThat(error(name)).contains("invisible");
    }

    @ParameterizedTest
    @ValueSource(strings = {"👩\u200d💻 Ann", "می\u200cخواهم", "größer", "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC7F"})
    void aNameInAnyWritingIsTaken(String name) {
        assertThat(error(name)).isEmpty();
    }

    private String error(String name) {
        model.name.set(name);
        return validator.error(KeyFormField.NAME, model, List.of());
    }
}
