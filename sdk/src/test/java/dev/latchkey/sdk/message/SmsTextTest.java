package dev.latchkey.sdk.message;

import static dev.latchkey.sdk.message.SmsText.Encoding.GSM_7;
import static dev.latchkey.sdk.message.SmsText.Encoding.UCS_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.latchkey.sdk.message.SmsText.Encoding;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsTextTest {
    private static final String EXTENSION = "\f^{}\\[~]|€";

    @Test
    void anEmptyTextTakesNoPart() {
        assertMeasured("", GSM_7, 0, 0);
    }

    @Test
    void aHundredAndSixtySeptetsFitOnePartAndOneMoreTakesTwo() {
        assertMeasured("a".repeat(160), GSM_7, 160, 1);
        assertMeasured("a".repeat(161), GSM_7, 161, 2);
        assertMeasured("a".repeat(306), GSM_7, 306, 2);
        assertMeasured("a".repeat(307), GSM_7, 307, 3);
    }

    @Test
    void everyCharacterOfTheAlphabetTakesItsSeptetsAndNoOtherIsInIt() {
        String basic = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
                + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
        // 128 code positions, one of which is the escape to the extension table.
        assertThat(basic).hasSize(127);
        for (int c = 0; c < 0x10000; c++) {
            String text = String.valueOf((char) c);
            Encoding encoding = basic.contains(text) || EXTENSION.contains(text) ? GSM_7 : UCS_2;
            assertThat(SmsText.of(text).encoding()).as("U+%04X", c).isEqualTo(encoding);
            assertThat(SmsText.of(text).units()).isEqualTo(EXTENSION.contains(text) ? 2 : 1);
        }
    }

    @Test
    void charactersOfTheExtensionTableAreNotTornApart() {
        assertThat(SmsText.of("€{}").units()).isEqualTo(6);
        // A part of 153 septets cannot hold 152 septets and one character of two.
        SmsText text = SmsText.of("a".repeat(152) + "€" + "a".repeat(152));
        assertThat(text.texts()).containsExactly("a".repeat(152), "€" + "a".repeat(151), "a");
    }

    @Test
    void oneForeignCharacterTurnsTheWholeTextIntoUcs2AndIsNamed() {
        assertMeasured("żółw", UCS_2, 4, 1);
        assertMeasured("ż".repeat(70), UCS_2, 70, 1);
        assertMeasured("ż".repeat(71), UCS_2, 71, 2);
        assertThat(SmsText.of("ein Gruß “mit” 😀 und ż 😀").forcing()).containsExactly("“", "”", "😀", "ż");
        assertThat(SmsText.of("ein Gruß").forcing()).isEmpty();
    }

    @Test
    void aSurrogatePairIsNotTornApart() {
        assertMeasured("😀", UCS_2, 2, 1);
        // 33 pairs fill 66 of 67 units, so each further part starts with a whole pair.
        assertThat(SmsText.of("😀".repeat(67)).texts()).containsExactly("😀".repeat(33), "😀".repeat(33), "😀");
    }

    @ParameterizedTest
    @CsvSource({"1, a, 159", "160, a, 0", "161, a, 145", "306, a, 0", "70, ż, 0", "71, ż, 63", "36, 😀, 61"})
    void saysHowMuchStillFits(int times, String character, int remaining) {
        assertThat(SmsText.of(character.repeat(times)).room()).isEqualTo(remaining);
    }

    @Test
    void eachOfSeveralPartsHasAHeaderThatPutsThemTogether() {
        SmsText text = SmsText.of("a".repeat(400));

        assertThat(text.header(0, 0xcc)).containsExactly(5, 0, 3, 0xcc, 3, 1);
        assertThat(text.header(2, 0xcc)).containsExactly(5, 0, 3, 0xcc, 3, 3);
        assertThat(SmsText.of("a").header(0, 7)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> text.header(3, 0)).withMessageContaining("Part 3 of 3");
        assertThatIllegalArgumentException().isThrownBy(() -> text.header(0, 256));
        assertThatIllegalArgumentException().isThrownBy(() -> SmsText.of("a".repeat(153 * 256)).header(0, 0));
    }

    @Property
    void thePartsJoinedAreTheTextAndEachFitsAndNoneCouldTakeMore(@ForAll("texts") String text) {
        SmsText measured = SmsText.of(text);
        List<String> parts = measured.texts();
        int max = parts.size() == 1 ? measured.encoding().single() : measured.encoding().several();

        assertThat(String.join("", parts)).isEqualTo(text);
        for (int i = 0; i < parts.size(); i++) {
            assertThat(units(parts.get(i), measured.encoding())).isBetween(1, max);
            if (i + 1 < parts.size()) {
                String next = parts.get(i + 1).substring(0, parts.get(i + 1).offsetByCodePoints(0, 1));
                assertThat(units(parts.get(i) + next, measured.encoding())).isGreaterThan(max);
            }
        }
    }

    @Property
    void noSurrogatePairIsTornApart(@ForAll("texts") String text) {
        List<String> parts = SmsText.of(text).texts();
        for (int i = 1; i < parts.size(); i++) {
            String before = parts.get(i - 1);
            assertThat(Character.isSurrogatePair(before.charAt(before.length() - 1), parts.get(i).charAt(0))).isFalse();
        }
    }

    @Property
    void noTextIsRefusedAndMoreTextNeverTakesFewerParts(@ForAll String text) {
        int parts = SmsText.of(text).parts();

        assertThat(parts).isBetween(text.isEmpty() ? 0 : 1, Math.max(1, text.length()));
        assertThat(SmsText.of(text + "a").parts()).isGreaterThanOrEqualTo(parts);
    }

    @Property
    void whatFitsByTheRoomThatIsLeftTakesNoFurtherPart(@ForAll("texts") String text) {
        SmsText measured = SmsText.of(text);
        String fitting = text + "a".repeat(measured.room());

        assertThat(SmsText.of(fitting).parts()).isEqualTo(fitting.isEmpty() ? 0 : Math.max(1, measured.parts()));
        assertThat(SmsText.of(fitting + "a").parts()).isGreaterThan(Math.max(1, measured.parts()));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(Arbitraries.of("a", "b", "\n", "€", "{"), Arbitraries.of("a", "ż", "😀", "\ud83d"))
                .list().ofMaxSize(400).map(parts -> String.join("", parts));
    }

    private static int units(String text, Encoding encoding) {
        return encoding == UCS_2
                ? text.length()
                : text.length() + (int) text.chars().filter(c -> EXTENSION.indexOf(c) >= 0).count();
    }

    private static void assertMeasured(String text, Encoding encoding, int units, int parts) {
        SmsText measured = SmsText.of(text);
        assertThat(measured.encoding()).isEqualTo(encoding);
        assertThat(measured.units()).isEqualTo(units);
        assertThat(measured.parts()).isEqualTo(parts);
    }
}
