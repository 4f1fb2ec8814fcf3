package dev.latchkey.mockserver.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests mails that break the standards in ways that other readers understand. */
class LenientMailTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dGVzdA                              | test
            dGVzdDE                             | test1
            dGVz~dA                             | test
            dGVzdA=                             | test
            dG=VzdA==                           | test
            dGV*zdA==                           | test
            dGVzdA==dGVzdA==                    | testtest
            dGVzdA==~dGVzdDE=                   | testtest1
            dGVzdA==~--~Footer of a list        | test
            dGVzd                               | tes
            """)
    void base64WithoutPaddingLosesNothing(String body, String content) {
        ParsedMail mail = read("Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n\n"
                + body.replace('~', '\n'));

        assertThat(mail.parts()).hasSize(1);
        assertThat(new String(mail.parts().get(0).content(), StandardCharsets.US_ASCII)).isEqualTo(content);
    }

    @Property(tries = 500)
    void anyBytesSurviveBase64WithOrWithoutPadding(@ForAll byte[] bytes) {
        assertThat(Base64Decoder.decode(Base64.getMimeEncoder().encode(bytes))).isEqualTo(bytes);
        assertThat(Base64Decoder.decode(Base64.getEncoder().withoutPadding().encode(bytes))).isEqualTo(bytes);
    }

    @Property(tries = 500)
    void anyTextSurvivesQuotedPrintable(@ForAll String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        QuotedPrintable.write(lines, out);

        assertThat(QuotedPrintable.decode(out.toByteArray()))
                .isEqualTo(lines.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aTextPartWithANameIsABody() {
        assertThat(read("Content-Type: text/plain; name=\"body.txt\"\n\nhello").text()).isEqualTo("hello");
        assertThat(read("Content-Type: text/plain; name=a\nContent-Disposition: inline\n\nhello").text())
                .isEqualTo("hello");
        ParsedMail alternative = read("""
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/plain; name="t.txt"

                hello
                --b
                Content-Type: text/html; name="t.html"

                <p>hello
                --b--
                """);
        assertThat(alternative.text()).isEqualTo("hello");
        assertThat(alternative.html()).isEqualTo("<p>hello");
        assertThat(alternative.parts()).isEmpty();
    }

    @Test
    void aFurtherTextWithANameAndOneWithAFileNameAreAttachments() {
        ParsedMail mail = read("""
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                hello
                --b
                Content-Type: text/plain; name="log.txt"

                log
                --b--
                """);
        assertThat(mail.text()).isEqualTo("hello");
        assertThat(mail.parts()).extracting(MailPart::name).containsExactly("log.txt");
        assertThat(read("Content-Type: text/plain\nContent-Disposition: inline; filename=a.txt\n\nhello").parts())
                .hasSize(1);
        assertThat(read("Content-Type: text/plain; name=a.txt\nContent-Disposition: attachment\n\nhello").parts())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            boundary*0=aa; boundary*1=bb             | aabb
            boundary*1*=%62; boundary*0*=us-ascii''a | ab
            boundary*=us-ascii''b                    | b
            boundary="=?x?q?y?="                     | =?x?q?y?=
            boundary="b "                            | b
            boundary=a(1)                            | a(1)
            boundary=b (comment); x=y                | b
            boundary="ü"                             | ü
            """)
    void theBoundaryMayBeSplitAndEncoded(String parameter, String boundary) {
        ParsedMail mail = read("Content-Type: multipart/mixed; " + parameter + "\n\n--" + boundary + "\n\nhello\n--"
                + boundary + "--\n");

        assertThat(mail.text()).isEqualTo("hello");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            filename*1="b.pdf"; filename*0="a"                                | ab.pdf
            filename*1*=%BC.pdf; filename*0*=UTF-8''a%C3                      | aü.pdf
            filename*10=k; filename*2=c; filename*1=b; filename*0=a           | abck
            filename="cafe.pdf"; filename*=UTF-8''caf%C3%A9.pdf               | café.pdf
            filename="x.pdf"; filename*0*=UTF-8''%C3%BC; filename*1=".pdf"    | ü.pdf
            filename*=utf-8''Report(b).pdf                                    | Report(b).pdf
            filename*=UTF-8''a(b)(c).pdf; size=1                              | a(b)(c).pdf
            filename=Report (1).pdf; size=1                                   | Report (1).pdf
            filename=Report(1).pdf (a comment); size=1                        | Report(1).pdf
            filename*="UTF-8''caf%C3%A9.pdf"                                  | café.pdf
            filename*=caf%C3%A9.pdf                                           | café.pdf
            filename*=gb2312''%D6%D0.pdf                                      | 中.pdf
            filename=""                                                       | real.pdf
            filename=" "; filename*=""                                        | real.pdf
            filename="a.pdf                                                   | a.pdf
            (c) FileName = "a;b.pdf" (c)                                      | a;b.pdf
            filename="=?UTF-8?Q?caf=C3=A9?=.pdf"                              | café.pdf
            """)
    void fileNamesAreReadAsOtherReadersDo(String parameters, String name) {
        ParsedMail mail = read("Content-Type: application/pdf; name=\"real.pdf\"\nContent-Disposition: attachment; "
                + parameters + "\n\nx");

        assertThat(mail.parts()).extracting(MailPart::name).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quoted-printable (as ever)", "(c) Quoted-Printable", "quoted-printable;",
            "\"quoted-printable\"", "QUOTED-PRINTABLE (a (b) c)"})
    void aCommentInTheTransferEncodingIsIgnored(String encoding) {
        assertThat(read("Content-Type: text/plain\nContent-Transfer-Encoding: " + encoding + "\n\na=3Db").text())
                .isEqualTo("a=b");
    }

    @Test
    void commentsInOtherFieldsAreIgnored() {
        assertThat(read("Content-Type: text/html (c); charset=utf-8 (c)\nContent-Disposition: inline (c)\n\n<p>ü")
                .html()).isEqualTo("<p>ü");
        assertThat(read("Content-Type: text / plain; (c) charset=iso-8859-15\nContent-Transfer-Encoding: base64 (c)\n\n"
                + "pA").text()).isEqualTo("€");
    }

    /** Quadratic time would take minutes here; linear time takes well below a second. */
    @ParameterizedTest
    @ValueSource(strings = {"( ", " (a)b", "( (", "(\"", ";a*1=(", "; boundary*=''(", "<(", "\"(", ":(", ",\"",
            " =?a?q?",
            "\"a\"@", "@ ", "[", "@[", ";filename=a ("})
    void longHostileFieldsTakeNoLonger(String evil) {
        String value = evil.repeat(200_000 / evil.length());
        assertTimeoutPreemptively(Duration.ofSeconds(20),
                () -> List.of("To", "Subject", "Content-Type", "Content-Disposition", "Content-Transfer-Encoding")
                        .forEach(name -> {
                            read(name + ": x; filename=" + value + "\n\nx");
                            read(name + ": " + value + ")x".repeat(20_000) + "\n\nx");
                        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AA==", "=", "= ", "=\n", "A=", " "})
    void longHostileBodiesTakeNoLonger(String evil) {
        byte[] body = evil.repeat(4_000_000 / evil.length()).getBytes(StandardCharsets.US_ASCII);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Base64Decoder.decode(body);
            QuotedPrintable.decode(body);
        });
    }

    private static ParsedMail read(String mail) {
        return MimeReader.read(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
