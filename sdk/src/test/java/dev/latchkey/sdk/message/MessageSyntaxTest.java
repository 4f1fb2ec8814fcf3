package dev.latchkey.sdk.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.sdk.FieldError;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageSyntaxTest {
    @ParameterizedTest
    @ValueSource(strings = {"{{1}}", "{{2026-01}}", "{{straße}}", "{{-}}", "{{ }}"})
    void bracesAroundATextThatNoFieldCanBeNamedAreText(String text) {
        assertThatCode(() -> mail().text("Hello {{name}}, " + text)
                .to(Recipient.of("ann@example.com").field("name", "Ann")).build())
                .doesNotThrowAnyException();
    }

    @Test
    void aLocalPartHasAtMost64Octets() {
        assertThatCode(() -> mail().text("x").to("ü".repeat(32) + "@example.com").build()).doesNotThrowAnyException();
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> mail().text("x").to("ü".repeat(33) + "@example.com").build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Resent-Bcc", "resent-to", "Resent-Message-ID"})
    void fieldsOfAResentMailAreReserved(String name) {
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> mail().text("x").to("ann@example.com").header(name, "x").build());
    }

    @Test
    void aNameCannotTurnTheDirectionOfText() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> mail().text("x").to("Ann \u202Etxt <ann@example.com>").build());
    }

    @Test
    void problemsSurviveSerialization() throws IOException, ClassNotFoundException {
        InvalidMessageException original = new InvalidMessageException(
                List.of(new FieldError("to", "missing", "None.")));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(((InvalidMessageException) in.readObject()).problems()).isEqualTo(original.problems());
        }
    }

    private static EmailBuilder mail() {
        return Email.from("shop@example.com").subject("Hello");
    }
}
