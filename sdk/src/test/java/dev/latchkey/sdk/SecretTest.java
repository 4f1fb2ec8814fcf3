package dev.latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.squareup.moshi.Moshi;
import dev.latchkey.sdk.keys.ApiKey;
import dev.latchkey.sdk.keys.Environment;
import dev.latchkey.sdk.keys.IssuedKey;
import dev.latchkey.sdk.keys.KeyStatus;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretTest {
    private final Secret secret = Secret.of("canary-0123456789");

    @Test
    void showsItsValueOnlyWhenAskedTo() {
        assertThat(secret.reveal()).isEqualTo("canary-0123456789");
        assertThat(secret.toString()).doesNotContain("canary");
        assertThat(String.valueOf(secret.hashCode())).isEqualTo(String.valueOf(Secret.of("other").hashCode()));
    }

    @Test
    void cannotBePrintedByARecordThatHoldsIt() {
        ApiKey key = new ApiKey("key_1", "shop", Gateway.of("some"), Environment.LIVE, "ck_1", secret.lastFive(), 17,
                Set.of(), List.of(), null, null, null, KeyStatus.ACTIVE);

        assertThat(new IssuedKey(key, secret, secret).toString()).doesNotContain("canary").contains("56789");
    }

    /** Gson, Moshi and Jackson by fields leave out transient fields. */
    @Test
    void isNotWrittenByLibrariesThatWriteFields() {
        assertThat(Secret.class.getDeclaredFields()).filteredOn(field -> !Modifier.isStatic(field.getModifiers()))
                .isNotEmpty().allMatch(field -> Modifier.isTransient(field.getModifiers()));
        assertThat(new Moshi.Builder().build().adapter(Secret.class).toJson(secret)).isEqualTo("{}");
    }

    @Test
    void comesFromAStringOrAnEnvironmentVariable() throws NoSuchMethodException {
        assertThat(Secret.class.getMethod("of", String.class).getReturnType()).isEqualTo(Secret.class);
        assertThat(Secret.of(new StringBuilder("canary-0123456789"))).isEqualTo(secret);
        assertThat(Secret.ofEnvironment("PATH")).isEqualTo(Secret.of(System.getenv("PATH")));
        assertThatIllegalStateException().isThrownBy(() -> Secret.ofEnvironment("LATCHKEY_NOT_SET"))
                .withMessageContaining("LATCHKEY_NOT_SET is not set");
        assertThatNullPointerException().isThrownBy(() -> Secret.of(System.getenv("LATCHKEY_NOT_SET")))
                .withMessageContaining("the value is null");
    }

    @Test
    void equalsASecretOfTheSameCharacters() {
        assertThat(secret).isEqualTo(Secret.of("canary-0123456789".toCharArray()));
        assertThat(secret).isNotEqualTo(Secret.of("canary-0123456788")).isNotEqualTo(Secret.of("canary"));
    }

    @Test
    void doesNotChangeWithTheArrayItWasMadeFrom() {
        char[] characters = "abcdefghij".toCharArray();
        Secret made = Secret.of(characters);
        characters[0] = 'z';

        assertThat(made.reveal()).isEqualTo("abcdefghij");
    }

    @Test
    void showsNoLastCharactersOfAShortValue() {
        assertThat(secret.lastFive()).isEqualTo("56789");
        assertThat(Secret.of("123456789").lastFive()).isEmpty();
    }

    @Test
    void isGoneAfterClosing() {
        secret.close();

        assertThatIllegalStateException().isThrownBy(secret::reveal);
        assertThat(secret).isNotEqualTo(Secret.of("canary-0123456789"));
        assertThat(secret.toString()).isEqualTo("[secret]");
    }

    @Test
    void equalsNoOtherOnceItIsClosed() {
        Secret other = Secret.of("another-012345678");
        secret.close();
        other.close();

        assertThat(List.of(secret)).contains(secret).doesNotContain(other);
        assertThat(other).isNotEqualTo(Secret.of("\0".repeat(17)));
        assertThat(Secret.of("\0".repeat(17))).isNotEqualTo(other);
    }

    @Test
    void tellsHalfCharactersApart() {
        assertThat(Secret.of("\ud800")).isNotEqualTo(Secret.of("\ud801")).isNotEqualTo(Secret.of("?"));
    }

    @Test
    void needsAtLeastOneCharacter() {
        assertThatIllegalArgumentException().isThrownBy(() -> Secret.of(""));
    }
}
