package dev.latchkey.mockserver.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkAndCodeExtractionTest {
    @Test
    void linksAreFoundOnceAndInOrder() {
        assertThat(LinkExtractor.extract(
                "See https://a.example/x, (http://b.example/y_(z)). And https://a.example/x again!",
                "<a class=x href='https://c.example/?a=1&amp;b=2'>c</a> <A HREF=http://d.example>d</A> "
                        + "<a href=\"mailto:x@y\">m</a><a href=\"javascript:x\">j</a> plain https://e.example/<br>"))
                .containsExactly("https://a.example/x", "http://b.example/y_(z)", "https://c.example/?a=1&b=2",
                        "http://d.example", "https://e.example/");
        assertThat(LinkExtractor.extract(null, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<link rel=\"stylesheet\" href=\"https://fonts.example/css\">",
            "<!-- <a href=\"https://shop.example/old\">old</a> -->", "<base href='https://shop.example'>",
            "<!--[if mso]><a href=\"https://shop.example/mso\">x</a><v:rect href=\"https://shop.example/v\"><![endif]-->",
            "<style>@import url(https://fonts.example/a.css)</style>", "<img data-href=\"https://shop.example/a\">",
            "<script>x = '<a href=\"https://shop.example/s\">'</script>", "<a data-x=\" href='https://no.example'\">"})
    void onlyWhatCanBeFollowedIsALink(String other) {
        String html = other + "<a href=\"https://shop.example/go\">go</a>";

        assertThat(LinkExtractor.extract(null, html)).containsExactly("https://shop.example/go");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a title=\"a > b\" href=\"https://shop.example/go\">",
            "<A\nHREF = https://shop.example/go>",
            "<area shape=rect href='https://shop.example/go'>", "<a/href='https://shop.example/go'>",
            "<!--[if !mso]><!--><a href=\"https://shop.example/go\"><!--<![endif]-->",
            "<a title='\"' href=\" https://shop.example/go \">", "<a href=\"https://shop.example/go\" title=\"open>"})
    void aLinkIsFoundHoweverItsTagIsWritten(String html) {
        assertThat(LinkExtractor.extract(null, html)).containsExactly("https://shop.example/go");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Your code is 482913                                              | 482913
            482913 is your verification code                                 | 482913
            Your PIN: 0042. Valid for 10 minutes.                            | 0042
            OTP 12345678, valid until 2026                                   | 12345678
            Il tuo codice è 730 114                                          | 730114
            Ihr Bestätigungscode lautet: 99-1234 oder so; Code: 774411       | 774411
            Use code A7K2QX to sign in                                       | A7K2QX
            Your security code: AB12-CD34                                    | AB12-CD34
            G-551234 is your code                                            | 551234
            Order 20260101 was paid with 4111 euros. Your login code: 555777 | 555777
            Dein Einmalpasswort: 8841                                        | 8841
            <p>Your code</p><h1>&#52;82913</h1>                              | 482913
            """)
    void theLikeliestCodeComesFirst(String text, String code) {
        assertThat(text.startsWith("<") ? OneTimeCodes.find(null, text) : OneTimeCodes.find(text, null)).first()
                .isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Order 123456 has left our house", "Call +491701234567", "Nothing here",
            "https://x.example/code/123456", "The code of conduct has pages", "code 12,3456.78", ""})
    void whatIsNoCodeIsNotTakenForOne(String text) {
        assertThat(OneTimeCodes.find(text, null)).isEmpty();
    }

    @Property(tries = 300)
    void anyTextIsSearchedWithoutHarm(@ForAll String text) {
        LinkExtractor.extract(text, text);
        OneTimeCodes.find(text, text);
    }

    /** Quadratic time would take minutes here; linear time takes well below a second. */
    @ParameterizedTest
    @ValueSource(strings = {"code ", "1", "1-", "<!--", "<script>", "<", "<a ", "</", "https://(",
            "https://x.example/))",
            " href=", " href='", " href=\"", "<a href=", "<a =\"", "<a ='>", "<a href=\">", "<a href='\"", "&#1", "&",
            "A1B2C3 code ", "123456 "})
    void longHostileTextTakesNoLonger(String evil) {
        String text = evil.repeat(1_000_000 / evil.length());
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            LinkExtractor.extract(text, text);
            OneTimeCodes.find(text, text);
            LinkExtractor.extract(null, "https://x.example/" + text);
        });
    }
}
