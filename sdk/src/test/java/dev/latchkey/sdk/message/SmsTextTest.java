package dev.latchkey.sdk.message;

import static dev.latchkey.sdk.message.SmsText.Encoding.GSM_7;
import static dev.latchkey.sdk.message.SmsText.Encoding.UCS_2;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SmsTextTest {
    @Test
    void anEmptyTextTakesNoPart() {
        assertThat(SmsText.of("")).isEqualTo(new SmsText(GSM_7, 0, 0));
    }

    @Test
    void aHundredAndSixtySeptetsFitOnePartAndOneMoreTakesTwo() {
        assertThat(SmsText.of("a".repeat(160))).isEqualTo(new SmsText(GSM_7, 160, 1));
        assertThat(SmsText.of("a".repeat(161))).isEqualTo(new SmsText(GSM_7, 161, 2));
        assertThat(SmsText.of("a".repeat(306)).parts()).isEqualTo(2);
        assertThat(SmsText.of("a".repeat(307)).parts()).isEqualTo(3);
    }

    @Test
    void charactersOfTheExtensionTableTakeTwoSeptetsAndAreNotTornApart() {
        assertThat(SmsText.of("€{}").units()).isEqualTo(6);
        // 152 septets and one pair of two do not share a part of 153.
        assertThat(SmsText.of("a".repeat(152) + "€" + "a".repeat(152)).parts()).isEqualTo(3);
    }

    @Test
    void oneForeignCharacterTurnsTheWholeTextIntoUcs2() {
        assertThat(SmsText.of("żółw")).isEqualTo(new SmsText(UCS_2, 4, 1));
        assertThat(SmsText.of("ż".repeat(70)).parts()).isEqualTo(1);
        assertThat(SmsText.of("ż".repeat(71)).parts()).isEqualTo(2);
    }

    @Test
    void aSurrogatePairIsNotTornApart() {
        assertThat(SmsText.of("😀")).isEqualTo(new SmsText(UCS_2, 2, 1));
        // 33 pairs fill 66 of 67 units, so each further part begins with a whole pair.
        assertThat(SmsText.of("😀".repeat(67)).parts()).isEqualTo(3);
    }

    @Test
    void saysHowMuchStillFits() {
        assertThat(SmsText.of("abc").room()).isEqualTo(157);
        assertThat(SmsText.of("a".repeat(161)).room()).isEqualTo(145);
    }

    @Property
    void noTextIsRefusedAndMoreTextNeverTakesFewerParts(@ForAll String text) {
        int parts = SmsText.of(text).parts();

        assertThat(parts).isBetween(text.isEmpty() ? 0 : 1, Math.max(1, text.length()));
        assertThat(SmsText.of(text + "a").parts()).isGreaterThanOrEqualTo(parts);
    }
}
