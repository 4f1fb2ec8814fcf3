package dev.latchkey.mockserver.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that charset labels mean what WHATWG's Encoding Standard says. */
class CharsetLabelTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gb2312, GB_2312-80, x-gbk, gbk, gb18030, cp936      | a843a2e3e94680b0a1 | –€镕€啊
            shift_jis, Shift-JIS, sjis, x-sjis, cp932, ms_kanji | 8740eee0fbfc8160   | ①髙髙～
            iso-2022-jp, csISO2022JP, CP50221                   | 1b24422d217c6221411b2842 | ①髙～
            iso-2022-jp                                         | 1b2428443021 1b2842 | 丂
            euc-jp, x-euc-jp, eucJP-ms                          | ada1fce2a1c1a1dd8fb0a18eb1 | ①髙～－丂ｱ
            ks_c_5601-1987, euc-kr, korean, cp949               | 8c63b0a1           | 똠가
            big5, Big5-HKSCS, x-x-big5, cp950                   | f9d8a3e1a440c6e7   | 裏€一ぁ
            iso-8859-8-i, iso-8859-8-e, logical, visual         | f9ece5ed           | שלום
            iso-8859-6-i, arabic                                | d3e4               | سل
            x-cp1251, cp1251, windows-1251, win-1251            | cff0               | Пр
            macintosh, x-mac-roman                              | 8a9f               | äü
            x-mac-cyrillic                                      | 80                 | А
            iso-8859-10, latin6, csISOLatin6                    | bdff               | ―ĸ
            iso-8859-14, iso_8859-14:1998                       | d0a1               | ŴḂ
            iso-8859-16                                         | a4                 | €
            koi8-ru, KOI8-U                                     | a4                 | є
            iso-8859-1, latin1, ISO_8859-1:1987, l1             | 9380fc             | “€ü
            iso-8859-9, latin5                                  | 80d0               | €Ğ
            tis-620, iso-8859-11, windows-874                   | 80a1               | €ก
            utf-16, utf-16le, ucs-2, unicode                    | 61006200           | ab
            utf-16, utf-16be                                    | feff00610062       | ab
            utf-16be                                            | 00610062           | ab
            utf-7                                               | 612b414f512d       | aä
            hz-gb-2312                                          | 7e7b56504e447e7d   | 中文
            utf8, UTF_8, unicode-1-1-utf-8, 'utf-8 (c)'         | c3bc               | ü
            x-nobody-knows, ascii, us-ascii, ansi_x3.4-1968     | c3bc               | ü
            """)
    void aLabelMeansTheWindowsSuperset(String labels, String hex, String text) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        for (String label : labels.split(", ")) {
            assertThat(Charsets.decode(bytes, label.strip())).as(label).isEqualTo(text);
        }
    }

    @Test
    void aSubjectInHebrewIsRead() {
        assertThat(subject("=?ISO-8859-8-I?B?+ezl7Q==?=".getBytes(StandardCharsets.US_ASCII))).isEqualTo("שלום");
    }

    @ParameterizedTest
    @CsvSource({"=?iso-8859-1?Q?Fr\u00f6sche?=, Frösche", "=?koi8-r?Q?\u00f0\u00d2\u00c9?=, При",
            "\u00fc =?iso-8859-1?Q?=FC\u00fc?=, ü üü", "=?utf-8?Q?\u00c3\u00bc?= \u00c3\u00bc, ü ü"})
    void rawBytesInAnEncodedWordAreInItsCharset(String latin1, String text) {
        assertThat(subject(latin1.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"d09fd180d0b8d0b2d0b5d1, Приве\ufffd", "6772c3bcc3, grü\ufffd", "c3bcff c3bc, ü\ufffdü",
            "e4bda0e5a5, 你\ufffd", "4772c3, Gr\ufffd", "6772fcdf, grüß", "766f696ce0, voilà", "fc20c3bc20fc, ü Ã¼ ü"})
    void oneBrokenByteDoesNotMakeUtf8Western(String hex, String text) {
        assertThat(Charsets.guess(HexFormat.of().parseHex(hex.replace(" ", "")))).isEqualTo(text);
    }

    @Test
    void aTextAndAFileNameThatWereCutStayUtf8() {
        byte[] cut = ("Content-Type: text/plain\r\nContent-Disposition: inline; filename=\"\u00d0\u009f\u00d1\"\r\n\r\n"
                + "\u00d0\u009f\u00d1\u0080\u00d0").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(MimeReader.read(cut).parts()).extracting(MailPart::name).containsExactly("П\ufffd");
    }

    @Test
    void aByteOrderMarkIsNoText() {
        byte[] mail = "Content-Type: text/plain; charset=utf-8\r\n\r\n\ufeffhi".getBytes(StandardCharsets.UTF_8);

        assertThat(MimeReader.read(mail).text()).isEqualTo("hi");
    }

    @Property(tries = 1_000)
    void anyBytesAreDecodedWithAnyLabel(@ForAll byte[] bytes, @ForAll @From("labels") String label) {
        assertThat(Charsets.decode(bytes, label)).isNotNull();
    }

    @Provide
    Arbitrary<String> labels() {
        return Arbitraries.oneOf(Arbitraries.strings(),
                Arbitraries.of("gb2312", "big5", "euc-jp", "iso-2022-jp", "utf-7", "hz", "utf-16", "latin6", "cp932"));
    }

    private static String subject(byte[] value) {
        byte[] mail = new byte[value.length + 13];
        System.arraycopy("Subject: ".getBytes(StandardCharsets.US_ASCII), 0, mail, 0, 9);
        System.arraycopy(value, 0, mail, 9, value.length);
        System.arraycopy("\r\n\r\n".getBytes(StandardCharsets.US_ASCII), 0, mail, 9 + value.length, 4);
        return String.valueOf(MimeReader.read(mail).subject());
    }
}
