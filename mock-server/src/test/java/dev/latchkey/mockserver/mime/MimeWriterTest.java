package dev.latchkey.mockserver.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.mockserver.Python;
import dev.latchkey.mockserver.model.HeaderField;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MimeWriterTest {
    private static final Instant DATE = Instant.parse("2026-02-03T09:15:00Z");
    private static final OutgoingMail FULL = new OutgoingMail(
            new ParsedMailbox("Ada \"A.\" Lovelace", "ada@example.com"),
            List.of(new ParsedMailbox("Jörg, der Erste", "joerg@example.com"), ParsedMailbox.of("bob@example.com")),
            List.of(new ParsedMailbox("Zoë", "zoe@example.com")), List.of(ParsedMailbox.of("answers@example.com")),
            "Grüße aus Köln — 日本語 und ein sehr langer Betreff, der über mehr als eine Zeile geht", DATE,
            "1.2@example.com",
            List.of(new HeaderField("X-Campaign", "spring"), new HeaderField("X-Ünused".replace("Ü", "U"), "wärme")),
            "Hallo\n.\nFrom me = you \nEnde 😀", "<p>Grüße <img src=\"cid:logo@x\"></p>",
            List.of(new MailPart("logo.png", "image/png", "logo@x", true, new byte[]{0, 1, 2, (byte) 255}),
                    new MailPart(
                            "Rechnung für Zoë, mit einem wirklich sehr langen Namen, der nicht in eine Zeile passt.pdf",
                            "application/pdf", null, false, "%PDF".repeat(100).getBytes(StandardCharsets.US_ASCII)),
                    new MailPart("a \"b\" \\ c.txt", "text/plain; charset=utf-8", null, false, new byte[0])));

    @Test
    void whatIsWrittenIsRead() {
        assertRoundTrip(FULL);
    }

    @Property(tries = 500)
    void whateverIsWrittenIsRead(@ForAll("mails") OutgoingMail mail) {
        assertRoundTrip(mail);
    }

    @Property(tries = 300)
    void everyLineIsShortAsciiEndedByCrLf(@ForAll("mails") OutgoingMail mail) {
        String raw = new String(MimeWriter.write(mail), StandardCharsets.ISO_8859_1);

        assertThat(raw.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(raw.split("\r\n")).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(998));
        assertThat(raw.chars()).allMatch(c -> c < 127 && (c >= ' ' || c == '\r' || c == '\n' || c == '\t'));
    }

    @ParameterizedTest
    @MethodSource("injections")
    void nothingCanBeginAnotherHeader(OutgoingMail mail) {
        assertThatThrownBy(() -> MimeWriter.write(mail)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("\n");
    }

    static Stream<OutgoingMail> injections() {
        return Stream.of("a\r\nBcc: v@example.com", "a\nBcc: v@example.com", "a\rb", "a\0b", "a\u0085b", "a\u2028b")
                .flatMap(evil -> Stream.of(with(evil, "ada@example.com", "A", "1@x", "X-A", "b", "f"),
                        with("s", evil + "@example.com", "A", "1@x", "X-A", "b", "f"),
                        with("s", "ada@example.com", evil, "1@x", "X-A", "b", "f"),
                        with("s", "ada@example.com", "A", evil, "X-A", "b", "f"),
                        with("s", "ada@example.com", "A", "1@x", evil, "b", "f"),
                        with("s", "ada@example.com", "A", "1@x", "X-A", evil, "f"),
                        with("s", "ada@example.com", "A", "1@x", "X-A", "b", evil)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bcc", "bcc", "From", "to", "Subject", "Content-Type", "content-anything", "MIME-Version",
            "Message-Id", "Date", "X A", "X:A", "", "Ümlaut"})
    void headersThatAreTheMailsOwnOrNoneAreRefused(String name) {
        assertThatThrownBy(() -> MimeWriter.write(with("s", "ada@example.com", "A", "1@x", name, "b", "f")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ada", "@example.com", "ada@", "a b@example.com", "a@b@c", "<a@example.com>",
            "a@example.com, b@example.com", "a@example.com>"})
    void whatIsNoAddressIsRefused(String address) {
        assertThatThrownBy(() -> MimeWriter.write(with("s", address, "A", "1@x", "X-A", "b", "f")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pythonReadsTheSame(@TempDir Path directory) throws Exception {
        Path file = Files.write(directory.resolve("mail.eml"), MimeWriter.write(FULL));
        String seen = Python.run(directory, """
                import email, email.policy, sys
                mail = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)
                assert not mail.defects, mail.defects
                print(mail['from'].addresses[0].display_name, mail['from'].addresses[0].addr_spec, sep='|')
                print(*[a.display_name + '|' + a.addr_spec for a in mail['to'].addresses], sep='|')
                print(mail['subject'])
                print(mail['date'].datetime.isoformat())
                print(mail['x-unused'])
                print(repr(mail.get_body(('plain',)).get_content()))
                print(repr(mail.get_body(('html',)).get_content()))
                for part in mail.walk():
                    assert not part.defects, part.defects
                    if part.get_filename():
                        print(part.get_filename(), part.get_content_type(), len(part.get_payload(decode=True)), sep='|')
                """, file.toString());

        assertThat(seen.lines()).containsExactly("Ada \"A.\" Lovelace|ada@example.com",
                "Jörg, der Erste|joerg@example.com||bob@example.com", String.valueOf(FULL.subject()),
                "2026-02-03T09:15:00+00:00", "wärme", "'Hallo\\n.\\nFrom me = you \\nEnde 😀'",
                "'<p>Grüße <img src=\"cid:logo@x\"></p>'", "logo.png|image/png|4",
                FULL.parts().get(1).name() + "|application/pdf|400", "a \"b\" \\ c.txt|text/plain|0");
    }

    @Test
    void whatPythonWritesIsRead(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("mail.eml");
        Python.run(directory, """
                import email.message, email.policy, sys
                mail = email.message.EmailMessage(policy=email.policy.SMTP)
                mail['From'] = 'Jörg Größe <joerg@example.com>'
                mail['To'] = 'Ada <ada@example.com>, "B, C" <bc@example.com>'
                mail['Subject'] = 'Ein sehr langer Betreff mit Umlauten äöü und mehr, damit er gefaltet wird: ' + 'ß' * 60
                mail.set_content('Grüße\\nEnde\\n')
                mail.add_alternative('<b>Grüße</b>\\n', subtype='html')
                mail.get_payload()[1].add_related(b'\\x00\\x01', 'image', 'png', cid='<logo>')
                mail.add_attachment(b'data', maintype='application', subtype='pdf', filename='Übersicht – ' + 'x' * 90 + '.pdf')
                inner = email.message.EmailMessage(policy=email.policy.SMTP)
                inner['Subject'] = 'inner'
                inner.set_content('inner')
                mail.add_attachment(inner)
                open(sys.argv[1], 'wb').write(mail.as_bytes())
                """, file.toString());

        ParsedMail mail = MimeReader.read(Files.readAllBytes(file));
        assertThat(mail.from()).containsExactly(new ParsedMailbox("Jörg Größe", "joerg@example.com"));
        assertThat(mail.to()).containsExactly(new ParsedMailbox("Ada", "ada@example.com"),
                new ParsedMailbox("B, C", "bc@example.com"));
        assertThat(mail.subject()).isEqualTo(
                "Ein sehr langer Betreff mit Umlauten äöü und mehr, damit er gefaltet wird: " + "ß".repeat(60));
        assertThat(mail.text()).isEqualTo("Grüße\nEnde\n");
        assertThat(mail.html()).isEqualTo("<b>Grüße</b>\n");
        assertThat(mail.parts()).extracting(MailPart::name).containsExactly(null,
                "Übersicht – " + "x".repeat(90) + ".pdf",
                null);
        assertThat(mail.parts()).extracting(MailPart::contentType).containsExactly("image/png", "application/pdf",
                "message/rfc822");
    }

    @Provide
    Arbitrary<OutgoingMail> mails() {
        Arbitrary<String> line = Arbitraries.strings().withCharRange(' ', '~')
                .withChars("äöüß€日本語😀 =?\"\\,;".toCharArray())
                .ofMaxLength(120).map(MimeWriterTest::wellFormed).map(String::strip);
        Arbitrary<ParsedMailbox> mailbox = Combinators.combine(line.injectNull(0.3),
                Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(20))
                .as((name, local) -> new ParsedMailbox(name == null || name.isEmpty() ? null : name,
                        local + "@example.com"));
        Arbitrary<String> text = Arbitraries.strings().withCharRange(' ', '~').withChars("\näöüß€\t=.".toCharArray())
                .ofMaxLength(300);
        Arbitrary<MailPart> part = Combinators.combine(line.filter(name -> !name.isBlank()).injectNull(0.2),
                Arbitraries.of("image/png", "application/pdf", "text/csv"),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(300),
                Arbitraries.of(true, false), Arbitraries.integers().between(1, 1 << 30))
                .as((name, type, bytes, inline, id) -> new MailPart(name, type, inline ? "c" + id : null, inline,
                        bytes));
        return Combinators
                .combine(mailbox, mailbox.list().ofMaxSize(5), line.injectNull(0.2), line, text.injectNull(0.3),
                        text.injectNull(0.3), part.list().ofMaxSize(4))
                .as((from, to, subject, own, plain, html, parts) -> new OutgoingMail(from, to, List.of(), to, subject,
                        DATE,
                        "1@example.com", List.of(new HeaderField("X-Own", own)), plain, html, parts));
    }

    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static void assertRoundTrip(OutgoingMail mail) {
        ParsedMail read = MimeReader.read(MimeWriter.write(mail));
        assertThat(read.damage()).isNull();
        assertThat(read.from()).containsExactly(mail.from());
        assertThat(read.to()).isEqualTo(mail.to());
        assertThat(read.cc()).isEqualTo(mail.cc());
        assertThat(read.replyTo()).isEqualTo(mail.replyTo());
        assertThat(read.bcc()).isEmpty();
        assertThat(read.subject()).isEqualTo(mail.subject());
        assertThat(read.headers()).contains(new HeaderField("Message-ID", "<" + mail.messageId() + ">"));
        assertThat(read.headers()).filteredOn(header -> header.name().equals("Date")).singleElement().satisfies(
                date -> assertThat(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date.value(), Instant::from))
                        .isEqualTo(mail.date()));
        assertThat(read.headers()).containsAll(mail.headers());
        assertThat(read.html()).isEqualTo(mail.html());
        assertThat(read.text()).isEqualTo(mail.text() == null && mail.html() == null ? "" : mail.text());
        assertThat(read.parts()).extracting(MailPart::name)
                .containsExactlyInAnyOrderElementsOf(mail.parts().stream().map(MailPart::name).toList());
        for (MailPart part : mail.parts()) {
            assertThat(read.parts()).contains(new MailPart(part.name(), part.contentType().replaceAll(";.*", ""),
                    part.contentId(), part.inline(), part.content()));
        }
    }

    private static OutgoingMail with(String subject, String address, String name, String id, String header,
            String value,
            String file) {
        return new OutgoingMail(new ParsedMailbox(name, address), List.of(), List.of(), List.of(), subject, DATE, id,
                List.of(new HeaderField(header, value)), "t", null,
                List.of(new MailPart(file, "text/csv", null, false, new byte[1])));
    }
}
