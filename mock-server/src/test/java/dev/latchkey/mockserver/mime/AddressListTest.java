package dev.latchkey.mockserver.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests address lists as real programs write them. The right values are those of other readers. */
class AddressListTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            noreply@example.com <noreply@example.com>          | noreply@example.com <noreply@example.com>
            'ann@example.com' <ann@example.com>                | 'ann@example.com' <ann@example.com>
            Ann @ Work <a@example.com>                         | Ann @ Work <a@example.com>
            x@y.com via List <l@example.com>, b@example.com    | x@y.com via List <l@example.com> + b@example.com
            Ann [Sales] <a@example.com>                        | Ann [Sales] <a@example.com>
            5" disk <a@example.com>                            | 5 disk <a@example.com>
            Ann (Sales <a@example.com>                         | Ann Sales <a@example.com>
            user@example.com <User>                            | User <user@example.com>
            ann@example.com <>                                 | ann@example.com
            """)
    void anUnquotedNameMayContainAnything(String list, String expected) {
        assertThat(parse(list)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "a b"@example.com                     | "a b"@example.com
            X <"a b"@example.com>                 | X <"a b"@example.com>
            "a@b"@example.com, c@example.com      | "a@b"@example.com + c@example.com
            X <"a,b"@example.com>                 | X <"a,b"@example.com>
            X <"a<b"@example.com>                 | X <"a<b"@example.com>
            "a\\"b"@example.com                   | "a\\"b"@example.com
            "Ann" <ann@example.com>               | Ann <ann@example.com>
            "Ann" ann@example.com                 | Ann <ann@example.com>
            """)
    void aQuotedLocalPartKeepsItsQuotes(String list, String expected) {
        assertThat(parse(list)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            j@example.com (John Doe)                       | John Doe <j@example.com>
            <j@example.com> (John (Jack) Doe\\))           | John (Jack) Doe) <j@example.com>
            j@example.com (=?UTF-8?Q?J=C3=B6rg?=), b@x.com | Jörg <j@example.com> + b@x.com
            John <j@example.com> (Sales)                   | John <j@example.com>
            j(John)@example.com                            | John <j@example.com>
            """)
    void aCommentIsTheNameIfThereIsNoOther(String list, String expected) {
        assertThat(parse(list)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            ann@example.com; bob@example.com                     | ann@example.com + bob@example.com
            Ann <ann@example.com>; "B; C" <bob@example.com>;     | Ann <ann@example.com> + B; C <bob@example.com>
            ann@example.com;                                     | ann@example.com
            A: a@example.com; b@example.com, C: c@example.com;   | a@example.com + b@example.com + c@example.com
            ann@example.com bob@example.com                      | ann@example.com + bob@example.com
            Ann <ann@example.com> Bob <bob@example.com>          | Ann <ann@example.com> + Bob <bob@example.com>
            Ann <ann@example.com, bob@example.com                | Ann <ann@example.com> + bob@example.com
            """)
    void semicolonsAndMissingSeparatorsSeparate(String list, String expected) {
        assertThat(parse(list)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            Doe, John <j@example.com>                      | Doe, John <j@example.com>
            ann@example.com, Acme, Inc. <a@example.com>    | ann@example.com + Acme, Inc. <a@example.com>
            =?UTF-8?Q?Doe, John?= <j@example.com>          | Doe, John <j@example.com>
            """)
    void aCommaInAnUnquotedNameDoesNotMakeTwoMailboxes(String list, String expected) {
        assertThat(parse(list)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            <@a.example,@b.example:ann@example.com>        | ann@example.com
            <mailto:ann@example.com>                       | ann@example.com
            ann @ example.com                              | ann@example.com
            u@[IPv6:2001:db8::1], X <v@[IPv6:2001:db8::1]> | u@[IPv6:2001:db8::1] + X <v@[IPv6:2001:db8::1]>
            undisclosed-recipients:;                       | ''
            root                                           | root
            """)
    void rareFormsOfTheStandardAreRead(String list, String expected) {
        assertThat(parse(list)).isEqualTo(expected.replace("''", ""));
    }

    @Test
    void unnecessaryQuotesAndCaseAreIgnoredWhenAddressesAreCompared() {
        assertThat(ParsedMailbox.of("\"ann\"@example.com").hasAddress("Ann@Example.com")).isTrue();
        assertThat(ParsedMailbox.of("\"c d\"@example.com").hasAddress("\"C D\"@example.com")).isTrue();
        assertThat(ParsedMailbox.of("\"c d\"@example.com").hasAddress("cd@example.com")).isFalse();
    }

    /** An address in angle brackets is never lost, whatever stands in its name. */
    @Property(tries = 500)
    void anyListIsParsed(@ForAll String text) {
        assertThat(AddressListParser.parse(text)).allSatisfy(mailbox -> assertThat(mailbox.address()).isNotEmpty());
        String name = text.replaceAll("[\"(<>,;:\\\\]", "").replace("=?", "");
        assertThat(AddressListParser.parse(name + " <ann@example.com>")).extracting(ParsedMailbox::address)
                .containsExactly("ann@example.com");
    }

    private static String parse(String list) {
        List<ParsedMailbox> to = MimeReader.read(("To: " + list + "\r\n\r\n").getBytes(StandardCharsets.UTF_8)).to();
        return String.join(" + ", to.stream().map(mailbox -> mailbox.name() == null
                ? mailbox.address()
                : mailbox.name() + " <" + mailbox.address() + ">").toList());
    }
}
