package dev.latchkey.sdk.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.sdk.FieldError;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmsTest {
    private static final Instant LATER = Instant.parse("2026-12-24T18:00:00Z");

    @Test
    void eachPartStaysWhenAnotherIsAdded() {
        assertThat(Sms.of("+4915112345678", "Hi").from("Shop").tags("news").reference("order-7").sendAt(LATER))
                .isEqualTo(new Sms("+4915112345678", "Hi", "Shop", List.of("news"), "order-7", LATER));
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        InvalidMessageException refused = catchThrowableOfType(InvalidMessageException.class,
                () -> new Sms(" ", "", "\n", List.of("ok", " "), "", null));

        assertThat(refused.problems()).extracting(FieldError::field).containsExactly("to", "text", "from", "tags[1]",
                "reference");
    }

    @Test
    void aTextMayHaveLinesAndNoOtherControls() {
        assertThat(Sms.of("+4915112345678", "a\nb\tc").travels().parts()).isEqualTo(1);
        assertThat(catchThrowableOfType(InvalidMessageException.class, () -> Sms.of("+4915112345678", "a\0b")))
                .isNotNull();
        assertThat(catchThrowableOfType(InvalidMessageException.class, () -> Sms.of("+4915112345678", "a\ud83d")))
                .isNotNull();
    }

    @Test
    void itsTextShowsNothingOfWhatItSays() {
        assertThat(Sms.of("+4915112345678", "the code is 4711").toString()).doesNotContain("4711").contains("parts 1");
    }
}
