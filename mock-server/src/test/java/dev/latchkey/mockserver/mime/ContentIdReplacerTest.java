package dev.latchkey.mockserver.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentIdReplacerTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            <img src="cid:i@x">                        | <img src="PICTURE">
            <img src="cid:i%40x">                      | <img src="PICTURE">
            <img src='CID:i@x'>                        | <img src='PICTURE'>
            <img src=" Cid:i&#64;x">                   | <img src="PICTURE">
            <img src=cid:i%40x>                        | <img src=PICTURE>
            <p style="background:url(cid:i@x)">        | <p style="background:url(PICTURE)">
            <p style="background:url(&quot;cid:i@x&quot;)">| <p style="background:url(&quot;PICTURE&quot;)">
            <p style="background:url('cid:i@x')">      | <p style="background:url('PICTURE')">
            <img src="cid:i@xy"><a href="acid:i@x">    | <img src="cid:i@xy"><a href="acid:i@x">
            <img src="cid:100%"><img src="cid:i@x">    | <img src="cid:100%"><img src="PICTURE">
            <img src="cid:a b">                        | <img src="SPACED">
            <img src="cid:a+b">                        | <img src="PLUS">
            """)
    void anImageIsFoundHoweverItsUrlIsWritten(String html, String expected) {
        assertThat(ContentIdReplacer.replace(html, id -> switch (id) {
            case "i@x" -> "PICTURE";
            case "a b" -> "SPACED";
            case "a+b" -> "PLUS";
            default -> null;
        })).isEqualTo(expected);
    }

    @Test
    void longHostileHtmlTakesNoLonger() {
        for (String evil : new String[]{"\"", "\" ", "cid:", "\"cid:", "'cid:a", "cid:&", "cid:%"}) {
            assertTimeoutPreemptively(Duration.ofSeconds(20),
                    () -> ContentIdReplacer.replace(evil.repeat(1_000_000 / evil.length()), id -> null));
        }
    }
}
