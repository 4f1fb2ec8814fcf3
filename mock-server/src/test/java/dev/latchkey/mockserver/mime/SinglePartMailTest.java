package dev.latchkey.mockserver.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the fast path gives the same result as the library. */
class SinglePartMailTest {
    @Test
    void aTextByTheBookIsReadTheShortWay() {
        SinglePartMail text = SinglePartMail
                .parse(bytes("Subject: a\n b\nContent-Type: text/HTML; charset=utf-8\n\nhi\n"));

        assertThat(text).isNotNull();
        assertThat(text.type()).isEqualTo("text/html");
        assertThat(text.content()).isEqualTo(bytes("hi\n"));
        assertThat(text.header().text("Subject")).isEqualTo("a b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Subject: no body", "no colon\n\nx", " begins folded\n\nx", "a b: c\n\nx", ": c\n\nx",
            "Content-Type: multipart/mixed; boundary=b\n\nx", "Content-Type: image/png\n\nx",
            "Content-Transfer-Encoding: base64\n\neA==", "Content-Type: text/plain\nContent-Type: text/html\n\nx",
            "Subject: \0\n\nx"})
    void anythingElseIsLeftToTheLibrary(String mail) {
        assertThat(SinglePartMail.parse(bytes(mail))).isNull();
    }

    @Test
    void bareLineBreaksAreLeftToTheLibrary() {
        assertThat(SinglePartMail.parse("A: b\nC: d\r\n\r\nx".getBytes(StandardCharsets.US_ASCII))).isNull();
        assertThat(SinglePartMail.parse("A: b\rC: d\r\n\r\nx".getBytes(StandardCharsets.US_ASCII))).isNull();
    }

    @Property(tries = 3_000)
    void bothWaysReadTheSame(@ForAll("mails") String mail) {
        byte[] raw = bytes(mail);

        assertThat(MimeReader.read(raw)).isEqualTo(MimeReader.readWithLibrary(raw));
    }

    /** A trailing comma is meaningless, but forces parsing by the library. */
    @Property(tries = 3_000)
    void bothWaysReadTheSameMailbox(@ForAll("mailboxes") String mailbox) {
        ParsedMailbox plain = PartHeader.parsePlain(mailbox);

        if (plain != null) {
            assertThat(to(mailbox + ",")).containsExactly(plain);
        }
    }

    /** A second parameter also forces parsing by the library. */
    @Property(tries = 1_000)
    void bothWaysReadTheSameParameters(@ForAll("types") String type) {
        assertThat(MimeReader.read(bytes("Content-Type: " + type + "\n\ngr\u00fc\u00df")))
                .usingRecursiveComparison().ignoringFields("headers")
                .isEqualTo(MimeReader.read(bytes("Content-Type: " + type + "; x=y\n\ngr\u00fc\u00df")));
    }

    @Provide
    Arbitrary<String> mails() {
        Arbitrary<String> bodies = pieces("\n", "\n\n", ".", "text", "gr\u00fc\u00df", "--b", "=3D", "A: b\n", " ",
                "\t");
        Arbitrary<String> headers = pieces("Subject: ", "To: ", "Content-Type: ", "Content-Disposition: ",
                "Content-Transfer-Encoding: ", "content-type:", "X", ":", "a", "gr\u00fc\u00df", "=?UTF-8?Q?=C3=BC?=",
                " ",
                "\n ", "\n\t", "\n", "\n", "text/plain", "text/html", "7bit", "quoted-printable", "attachment", ";",
                "name=x",
                "charset=utf-8", "charset=iso-8859-1", "a@example.com", "Ann <b@example.com>", ",", "\"", "(", "\u0001",
                "\ufffd");
        return headers.flatMap(head -> bodies.map(body -> "From: c@example.com\n" + head + "\n\n" + body));
    }

    @Provide
    Arbitrary<String> mailboxes() {
        Arbitrary<String> names = pieces("Ann", "B", "1", " ", " ");
        Arbitrary<String> addresses = pieces("ann", "x", "1", ".", "-", "_", "+", "@", "example.com");
        return names.flatMap(name -> addresses.flatMap(
                address -> Arbitraries.of(address + "@example.com", name + " <a" + address + "@b-c.example.com>",
                        name + "<" + address + ">")));
    }

    @Provide
    Arbitrary<String> types() {
        return pieces("text/plain", "text/html", ";", " ", "charset", "CHARSET", "name", "=", "utf-8", "iso-8859-1",
                "x.txt",
                "; charset=", "; name=");
    }

    private static Arbitrary<String> pieces(String... of) {
        return Arbitraries.of(of).list().ofMaxSize(10).map(pieces -> String.join("", pieces));
    }

    private static List<ParsedMailbox> to(String value) {
        return MimeReader.read(bytes("To: " + value + "\n\nx")).to();
    }

    private static byte[] bytes(String mail) {
        return mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
