package dev.latchkey.mockserver.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.latchkey.mockserver.model.HeaderField;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MimeReaderTest {
    @Test
    void aPlainMailIsReadWhole() {
        ParsedMail mail = read("""
                From: "Lovelace, Ada" <ada@example.com>
                Reply-To: answers@example.com
                To: Bob <bob@example.com>, Team: c@example.com, d@example.com;
                Cc: =?UTF-8?Q?J=C3=B6rg?= <joerg@example.com>
                Subject: Hello,
                 world
                Message-ID: <1@example.com>
                Date: Tue, 03 Feb 2026 10:15:00 +0100
                X-Own: one
                X-Own: two

                Hi there
                """);

        assertThat(mail.from()).containsExactly(new ParsedMailbox("Lovelace, Ada", "ada@example.com"));
        assertThat(mail.replyTo()).containsExactly(ParsedMailbox.of("answers@example.com"));
        assertThat(mail.to()).containsExactly(new ParsedMailbox("Bob", "bob@example.com"),
                ParsedMailbox.of("c@example.com"),
                ParsedMailbox.of("d@example.com"));
        assertThat(mail.cc()).containsExactly(new ParsedMailbox("Jörg", "joerg@example.com"));
        assertThat(mail.subject()).isEqualTo("Hello, world");
        assertThat(mail.headers()).hasSize(9).endsWith(new HeaderField("X-Own", "one"),
                new HeaderField("X-Own", "two"));
        assertThat(mail.text()).isEqualTo("Hi there\n");
        assertThat(mail.html()).isNull();
        assertThat(mail.parts()).isEmpty();
        assertThat(mail.damage()).isNull();
    }

    @Test
    void alternativesImagesAndAttachmentsAreToldApart() {
        ParsedMail mail = read("""
                Content-Type: multipart/mixed; boundary=m

                --m
                Content-Type: multipart/alternative; boundary=a

                --a
                Content-Type: text/plain

                words
                --a
                Content-Type: multipart/related; boundary=r

                --r
                Content-Type: text/html; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                <b>W=C3=B6rter</b>
                --r
                Content-Type: image/png
                Content-ID: <logo@x>
                Content-Transfer-Encoding: base64

                AAEC
                --r--
                --a--
                --m
                Content-Type: application/pdf; name*0*=UTF-8''%e2%82%ac; name*1=uro.pdf
                Content-Disposition: attachment
                Content-Transfer-Encoding: base64

                JVBERg==
                --m
                Content-Type: text/plain; name="=?ISO-8859-1?Q?f=FCr.txt?="

                attached text
                --m
                Content-Type: message/rfc822

                Subject: inner

                inner body
                --m--
                """);

        assertThat(mail.text()).isEqualTo("words");
        assertThat(mail.html()).isEqualTo("<b>Wörter</b>");
        assertThat(mail.subject()).isNull();
        assertThat(mail.parts()).extracting(MailPart::name).containsExactly(null, "€uro.pdf", "für.txt", null);
        assertThat(mail.parts()).extracting(MailPart::inline).containsExactly(true, false, false, false);
        assertThat(mail.parts().get(0).contentId()).isEqualTo("logo@x");
        assertThat(mail.parts().get(0).content()).containsExactly(0, 1, 2);
        assertThat(mail.parts().get(1).content()).isEqualTo("%PDF".getBytes(StandardCharsets.US_ASCII));
        assertThat(mail.parts().get(3).contentType()).isEqualTo("message/rfc822");
        assertThat(new String(mail.parts().get(3).content(), StandardCharsets.US_ASCII)).contains("inner body");
    }

    @Test
    void charsetsThatAreMissingUnknownOrWrongAreGuessed() {
        assertThat(text("", "gr\u00fc\u00df", StandardCharsets.UTF_8.name())).isEqualTo("grüß");
        assertThat(text("", "gr\u00fc\u00df", "windows-1252")).isEqualTo("grüß");
        assertThat(text("; charset=x-nobody-knows", "grüß", "UTF-8")).isEqualTo("grüß");
        assertThat(text("; charset=us-ascii", "grüß", "UTF-8")).isEqualTo("grüß");
        assertThat(text("; charset=\"\"", "grüß", "UTF-8")).isEqualTo("grüß");
        assertThat(text("; charset=iso-8859-15", "5 €", "ISO-8859-15")).isEqualTo("5 €");
        assertThat(text("; charset=Shift_JIS", "こんにちは", "Shift_JIS")).isEqualTo("こんにちは");
        assertThat(text("; charset=utf-8", "grüß", "ISO-8859-1")).isEqualTo("gr\ufffd\ufffd");
    }

    @Test
    void headersInRawUtf8AreRead() {
        ParsedMail mail = read("From: Jörg <jörg@exämple.com>\nSubject: grüß\n\n");

        assertThat(mail.from()).containsExactly(new ParsedMailbox("Jörg", "jörg@exämple.com"));
        assertThat(mail.subject()).isEqualTo("grüß");
    }

    @Test
    void aFileNameInRawUtf8IsRead() {
        ParsedMail mail = read(
                "Content-Type: application/pdf\nContent-Disposition: attachment; filename=\"Grüße.pdf\"\n\n");

        assertThat(mail.parts()).extracting(MailPart::name).containsExactly("Grüße.pdf");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            =?UTF-8?B?R3LDvMOfZQ==?=                        | Grüße
            =?utf-8?q?Gr=C3=BC=C3=9Fe_du?=                  | Grüße du
            =?UTF-8?B?R3LD?= =?UTF-8?B?vMOf?=               | Grüß
            a =?ISO-8859-1?Q?=FC?=   =?UTF-8?Q?=C3=BC?= b   | a üü b
            =?UTF-8*de?Q?=C3=BC?=                           | ü
            =?x-unknown?Q?=FC?=                             | ü
            =?UTF-8?B?R3LDvMOfZQ?=                          | Grüße
            =?UTF-8?X?a?= =?UTF-8?Q?a                       | =?UTF-8?X?a?= =?UTF-8?Q?a
            =?UTF-8?Q?100=_=ZZ?=                            | 100= =ZZ
            """)
    void encodedWordsAreDecoded(String encoded, String decoded) {
        assertThat(read("Subject: " + encoded + "\n\n").subject()).isEqualTo(decoded);
        assertThat(read("To: \"" + encoded + "\" <a@example.com>\n\n").to())
                .containsExactly(new ParsedMailbox(decoded, "a@example.com"));
    }

    @Test
    void anEncodedLineBreakStaysWithinItsHeader() {
        ParsedMail mail = read("Subject: =?UTF-8?Q?one=0D=0ABcc:_victim@example.com?=\n\n");

        assertThat(mail.subject()).doesNotContain("\r", "\n").startsWith("one");
        assertThat(mail.bcc()).isEmpty();
        assertThat(mail.headers()).hasSize(1);
    }

    @Test
    void brokenMailGivesWhatCanBeRead() {
        assertThat(read("").text()).isNullOrEmpty();
        assertThat(read("\n\n").headers()).isEmpty();
        assertThat(read("Subject: only a header").subject()).isEqualTo("only a header");
        assertThat(read("From: <<<>>>@@,;\n\nx").text()).isEqualTo("x");
        assertThat(read("Content-Type: multipart/mixed\n\nno boundary").text()).contains("no boundary");
        assertThat(read("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nnever closed").text())
                .isEqualTo("never closed");
        assertThat(read("Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n!!PGI+!!").html())
                .isEqualTo("<b>");
        assertThat(read("Content-Type: ;;;\nContent-Transfer-Encoding: what\n\nx").text()).isEqualTo("x");
    }

    @Test
    void mailBuiltToExhaustItsReaderIsRefused() {
        StringBuilder deep = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b").append(i).append('\n');
        }
        assertThatThrownBy(() -> read(deep.toString())).isInstanceOf(MailTooComplexException.class)
                .hasMessageContaining("50 deep");
        assertThatThrownBy(() -> read("Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(1_001)))
                .isInstanceOf(MailTooComplexException.class).hasMessageContaining("1000 parts");
        assertThatThrownBy(() -> read("X-A: b\n".repeat(1_001) + "\n")).isInstanceOf(MailTooComplexException.class)
                .hasMessageContaining("1000 header fields");
        assertThatThrownBy(() -> read("X-A: " + "b".repeat(300_000) + "\n\n"))
                .isInstanceOf(MailTooComplexException.class).hasMessageContaining("262144 bytes");
    }

    /** Quadratic time would take minutes here; linear time takes well below a second. */
    @ParameterizedTest
    @ValueSource(strings = {"=?", "=?UTF-8?Q?a", "=?UTF-8?Q?a?= ", "=?a?b?c", "a@b,", "<a@b>,", "(", "((", "\"", "a:",
            "@", ";",
            ";a*0=b", ";a*1*=%", "; filename*0=\"x\"", "\t", "<", "[", "\\"})
    void longHostileHeadersTakeNoLonger(String evil) {
        String value = evil.repeat((MimeReader.MAX_HEADER_BYTES - 100) / evil.length());
        List<String> names = List.of("To", "Subject", "Date", "Message-ID", "Content-Type", "Content-Disposition",
                "Content-Transfer-Encoding");
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> names.forEach(name -> {
            read(name + ": " + value + "\n\nx");
            read(name + ": x; " + value + "\n\nx");
        }));
    }

    @Property(tries = 300)
    void anyBytesAreReadOrRefusedAsTooComplex(@ForAll @Size(max = 400) byte[] bytes) {
        ParsedMail mail = MimeReader.read(bytes);

        assertThat(mail.headers()).allSatisfy(
                header -> assertThat(header.value().chars()).noneMatch(Character::isISOControl));
    }

    private static String text(String parameters, String text, String charset) {
        byte[] head = ("Content-Type: text/plain" + parameters + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] body = text.getBytes(Charset.forName(charset));
        byte[] raw = new byte[head.length + body.length];
        System.arraycopy(head, 0, raw, 0, head.length);
        System.arraycopy(body, 0, raw, head.length, body.length);
        return String.valueOf(MimeReader.read(raw).text());
    }

    private static ParsedMail read(String mail) {
        return MimeReader.read(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
