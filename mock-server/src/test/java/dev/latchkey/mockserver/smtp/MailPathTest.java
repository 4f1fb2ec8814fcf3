package dev.latchkey.mockserver.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Most paths take a fast path, unlike those with parameters: both must give the same result. */
class MailPathTest {
    @Property(tries = 5_000)
    void aPathIsReadTheSameWhateverStandsBehindIt(@ForAll("addresses") String address) {
        assertThat(read("FROM:<" + address + ">")).isEqualTo(read("FROM:<" + address + "> BODY=7BIT"));
    }

    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> part = Arbitraries.strings().withChars("ab0-_+.@<> \"é").ofMaxLength(12);
        Arbitrary<String> usual = Arbitraries.strings().withChars("abAZ019-._+").ofMinLength(1).ofMaxLength(70);
        Arbitrary<String> domain = Arbitraries.strings().withChars("abAZ019-.").ofMinLength(1).ofMaxLength(260);
        return Arbitraries.oneOf(part, Combinators.combine(usual, domain).as((local, host) -> local + "@" + host),
                Combinators.combine(part, part).as((local, host) -> local + "@" + host));
    }

    private static String read(String argument) {
        try {
            return MailPath.parse(argument, "FROM:", true).address();
        } catch (SmtpRefusalException refusal) {
            return refusal.reply().toString();
        }
    }
}
