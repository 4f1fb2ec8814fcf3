package dev.latchkey.sdk.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.KeyStrength.Level;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyStrengthTest {
    @ParameterizedTest
    @CsvSource({"password, VERY_WEAK", "12345678901234567890, VERY_WEAK", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, VERY_WEAK",
            "abcdefghijklmnopqrstuvwxyz, VERY_WEAK", "zyxwvutsrqponmlkjihgfedcba, VERY_WEAK",
            "k9Pk9Pk9Pk9Pk9Pk9Pk9Pk9Pk9Pk9P, VERY_WEAK", "hT4.m, VERY_WEAK", "hT4kQz81bXw, WEAK",
            "9f2c71b0e4a85d36c01f, FAIR", "b7f3e0a94c1d5826f7a3e1904dbc2586, STRONG",
            "hT4kQz81bXw0mZpR9sVt2uYe, STRONG",
            "hT4kQz81bXw0mZpR9sVt2uYechT4kQz91bXw0mZrR9sVt2uY, VERY_STRONG"})
    void aSecretIsAsStrongAsItIsHardToGuess(String secret, Level level) {
        assertThat(KeyStrength.of(Secret.of(secret)).level()).isEqualTo(level);
    }

    @Test
    void whatAMachineDrawsIsAsStrongAsItsLengthAndAlphabet() {
        assertThat(KeyStrength.ofRandom(96, 16).bits()).isEqualTo(384, within(0.001));
        assertThat(KeyStrength.ofRandom(64, 62).level()).isEqualTo(Level.VERY_STRONG);
        assertThat(KeyStrength.ofRandom(0, 62).level()).isEqualTo(Level.VERY_WEAK);
        assertThatIllegalArgumentException().isThrownBy(() -> KeyStrength.ofRandom(-1, 62));
    }

    @Test
    void itSaysNothingOfTheSecret() {
        assertThat(KeyStrength.of(Secret.of("b7f3e0a94c1d5826"))).hasToString("weak, 64 bits");
        assertThat(Level.VERY_STRONG.describe()).isEqualTo("very strong");
    }

    @Property
    void aLongerSecretOfTheSameKindIsNeverWeaker(@ForAll @IntRange(min = 1, max = 200) int length) {
        assertThat(KeyStrength.ofRandom(length + 1, 62).bits()).isGreaterThan(KeyStrength.ofRandom(length, 62).bits());
    }

    @Property
    void noSecretIsStrongerThanOneDrawnAtRandomFromAllCharacters(
            @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 130) String secret) {
        KeyStrength strength = KeyStrength.of(Secret.of(secret));
        assertThat(strength.bits()).isBetween(0.0, KeyStrength.ofRandom(secret.length(), 62).bits() + 0.001);
        assertThat(KeyStrength.of(Secret.of(secret + secret)).bits()).isEqualTo(strength.bits(), within(0.001));
    }
}
