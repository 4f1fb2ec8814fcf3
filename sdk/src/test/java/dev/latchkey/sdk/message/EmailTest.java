package dev.latchkey.sdk.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.sdk.FieldError;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {
    private static EmailBuilder valid() {
        return Email.from("shop@example.com").to("ann@example.com").subject("Hi").text("Hello");
    }

    @Test
    void everyPartThatWasGivenIsThere() {
        Attachment logo = Attachment.of("logo.png", "image/png", new byte[3]).inline("logo");
        Email email = Email.from("Shop <shop@example.com>").to("ann@example.com")
                .to(Recipient.of("Bob <bob@example.com>")).cc("cy@example.com").bcc("di@example.com")
                .replyTo("\"Lee, Ann\" <help@example.com>").subject("Hi").text("Hello").html("<img src=\"cid:logo\">")
                .header("X-Shop", "7").attach(logo).tags("news", "may").reference("order-7").build();

        assertThat(email.from()).isEqualTo(new Mailbox("Shop", "shop@example.com"));
        assertThat(email.recipients()).extracting(Recipient::address).containsExactly("ann@example.com",
                "bob@example.com", "cy@example.com", "di@example.com");
        assertThat(email.replyTo()).isEqualTo(new Mailbox("Lee, Ann", "help@example.com"));
        assertThat(email.headers()).containsExactly(Map.entry("X-Shop", "7"));
        assertThat(email.attachments()).containsExactly(logo);
        assertThat(email.tags()).containsExactly("news", "may");
        assertThat(email.size()).isEqualTo(2 + 5 + 20 + 3);
    }

    @Test
    void allThatIsWrongIsToldAtOnceAndNoPlaceIsShifted() {
        EmailBuilder builder = Email.from("shop").to("ann@example.com", "nobody", "ANN@example.com")
                .cc("Bob <bob@>").replyTo("x@y@").subject(" ").header("To", "eve@example.com").header("X-A", "1\r\n2")
                .attach(Attachment.of("../x", "png", new byte[1])).tags("").reference("a\nb");

        assertThat(problems(builder)).extracting(FieldError::field).containsExactlyInAnyOrder("from", "to[1]", "cc[0]",
                "replyTo", "to[2]", "subject", "text", "headers.To", "headers.X-A", "attachments[0].name",
                "attachments[0].type", "tags[0]", "reference");
    }

    @Test
    void theExceptionTellsEveryFieldInItsMessage() {
        InvalidMessageException refused = catchThrowableOfType(InvalidMessageException.class,
                () -> Email.from("shop@example.com").build());

        assertThat(refused).hasMessageContaining("to: Add at least one recipient")
                .hasMessageContaining("text: Set 'text'")
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"From", "subject", "BCC", "Content-Type", "content-id", "Received", "Message-ID"})
    void headersThatAreNotTheSendersToWriteAreRefused(String name) {
        assertThat(problems(valid().header(name, "x"))).singleElement()
                .satisfies(error -> assertThat(error.code()).isEqualTo("reserved"));
    }

    @Test
    void headersWhoseNamesDifferInCaseOnlyAreOneTooMany() {
        assertThat(problems(valid().header("X-A", "1").header("x-a", "2"))).extracting(FieldError::code)
                .containsExactly("twice");
    }

    @Test
    void oneRecipientIsThereOnceInAllFieldsWhateverTheCaseAndTheScriptOfItsDomain() {
        assertThat(problems(valid().cc("Ann@EXAMPLE.com"))).extracting(FieldError::field).containsExactly("cc[0]");
        assertThat(problems(valid().to("x@bücher.example").bcc("x@xn--bcher-kva.example")))
                .extracting(FieldError::field).containsExactly("bcc[0]");
    }

    @Test
    void aMergeFieldOfTheTextNeedsAValueForEveryRecipientOnceOneHasAny() {
        assertThat(valid().subject("Use {{curly}} braces").build().subject()).contains("{{curly}}");

        EmailBuilder merged = Email.from("shop@example.com").subject("Hi {{first}}")
                .html("<p>{{ points }} {{no field}}")
                .to(Recipient.of("ann@example.com").field("first", "Ann").field("points", "3"))
                .cc(Recipient.of("bob@example.com").field("first", "Bob"));
        assertThat(problems(merged)).extracting(FieldError::field).containsExactly("cc[0].fields.points");
    }

    @Test
    void aMergeFieldHasANameAndAValueThatCanBe() {
        EmailBuilder merged = valid()
                .bcc(Recipient.of("bob@example.com").field("1st", "x").field("long", "x".repeat(2001)));
        assertThat(problems(merged)).extracting(FieldError::field).containsExactly("bcc[0].fields",
                "bcc[0].fields.long");
    }

    @Test
    void aMailIsRefusedThatIsLargerThanAnyGatewayTakesWithoutReadingItsFiles() {
        Attachment file = Attachment.of("big.bin", "application/octet-stream", EmailBuilder.MAX_SIZE, () -> {
            throw new AssertionError("read");
        });
        assertThat(problems(valid().attach(file))).extracting(FieldError::code).containsExactly("too-large");
    }

    @Test
    void anInlineImageNeedsHtmlAndANameOfItsOwn() {
        Attachment logo = Attachment.of("logo.png", "image/png", new byte[1]).inline("logo");
        assertThat(problems(valid().attach(logo))).extracting(FieldError::code).containsExactly("not-shown");
        assertThat(problems(valid().html("<img src='cid:logo'>").attach(logo, logo))).extracting(FieldError::code)
                .containsExactly("twice");
    }

    @Test
    void itsTextShowsNothingOfWhatItSays() {
        assertThat(valid().text("the code is 4711").build().toString()).doesNotContain("4711").doesNotContain("ann")
                .contains("to 1");
    }

    @ParameterizedTest
    @CsvSource({"ann@example.com", "Ann <ann@example.com>", "Ann Lee <a.b+c@sub.example.co.uk>", "<ann@localhost>",
            "Ärzte & Söhne <info@ärzte.example>", "用户@例子.测试", "o'hara_{x}@example.com", "x@1.example",
            "'\"Lee, \\\"Ann\\\"\" <ann@example.com>'"})
    void readsTheAddressesThatPeopleHave(String text) {
        Mailbox mailbox = Mailbox.parse(text);
        assertThat(Mailbox.parse(mailbox.toString())).isEqualTo(mailbox);
        assertThat(Mailbox.isMailbox(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ann", "@example.com", "ann@", "ann@-x.com", "ann@x-.com", "ann@a..b", ".ann@x.com",
            "ann.@x.com", "a..b@x.com", "a b@x.com", "ann@exa mple.com", "ann@[192.0.2.1]", "\"a b\"@x.com",
            "a@b@x.com", "Ann <ann@x.com", "Ann ann@x.com>", "Ann <ann@x.com>, Bob <bob@x.com>", "ann@x.com,bob@x.com",
            "A<b <ann@x.com>", "ann@x_y.com", "ann\u200b@x.com", "ann@x.com\n"})
    void refusesWhatIsNoAddressAndSaysHowToWriteOne(String text) {
        if (!text.endsWith("\n")) {
            assertThat(catchThrowableOfType(InvalidMessageException.class, () -> Mailbox.parse(text)))
                    .hasMessageContaining("ann@example.com");
        }
        assertThat(Mailbox.isMailbox(text)).isFalse();
    }

    @Test
    void anAddressIsAsLongAsMailServersTake() {
        assertThat(Mailbox.isAddress("a".repeat(64) + "@example.com")).isTrue();
        assertThat(Mailbox.isAddress("a".repeat(65) + "@example.com")).isFalse();
        assertThat(Mailbox.isAddress("a@" + "b".repeat(63) + ".com")).isTrue();
        assertThat(Mailbox.isAddress("a@" + "b".repeat(64) + ".com")).isFalse();
        // 63 characters here, but more than 63 in the form xn--…
        assertThat(Mailbox.isAddress("a@" + "ä".repeat(63) + ".com")).isFalse();
        assertThat(Mailbox.isAddress("a@" + "b.".repeat(130) + "com")).isFalse();
    }

    @Test
    void tellsWhatAGatewayNeedsThatKnowsAsciiOnly() {
        assertThat(Mailbox.parse("info@bücher.example").asciiAddress()).isEqualTo("info@xn--bcher-kva.example");
        assertThat(Mailbox.parse("info@bücher.example").needsSmtpUtf8()).isFalse();
        assertThat(Mailbox.parse("jürgen@example.com").needsSmtpUtf8()).isTrue();
    }

    @Test
    void domainsThatOnlyOldRulesTakeForOneAreTwo() {
        Email both = Email.from("shop@example.com").to("ann@stra\u00dfe.example", "ann@strasse.example")
                .subject("Hello").text("Hello").build();

        assertThat(both.to()).hasSize(2);
        assertThat(problems(valid().to("bob@stra\u00dfe.example", "bob@STRA\u00dfE.example")))
                .extracting(FieldError::code)
                .containsExactly("twice");
    }

    @Test
    void filesThatAreTooLargeTogetherAreRefusedHoweverLargeTheySayTheyAre() {
        Attachment endless = Attachment.of("a.bin", "application/octet-stream", Long.MAX_VALUE,
                () -> new ByteArrayInputStream(new byte[0]));

        assertThat(problems(valid().attach(endless, endless))).extracting(FieldError::code)
                .containsExactly("too-large");
    }

    @Property
    void noLineBreakGetsIntoAHeader(@ForAll("injections") String evil) {
        List<EmailBuilder> builders = List.of(valid().subject(evil), valid().header("X-A", evil),
                valid().header(evil, "x"),
                valid().replyTo(evil + " <a@example.com>"), valid().cc("bob@example.com" + evil),
                valid().cc(evil + " <bob@example.com>x"), valid().reference(evil), valid().tags(evil),
                valid().attach(Attachment.of(evil, "image/png", new byte[1])),
                valid().attach(Attachment.of("a.png", "image/" + evil, new byte[1])),
                valid().html("x").attach(Attachment.of("a.png", "image/png", new byte[1]).inline(evil)));

        for (EmailBuilder builder : builders) {
            assertThat(problems(builder)).isNotEmpty();
        }
    }

    @Property
    void whatIsTakenSurvivesBeingWrittenAndRead(@ForAll("names") String name, @ForAll("addresses") String address) {
        Mailbox mailbox = new Mailbox(name, address);

        assertThat(Mailbox.parse(mailbox.toString())).isEqualTo(mailbox);
        assertThat(mailbox.address()).isEqualTo(address);
        assertThat(mailbox.toString()).doesNotContain("\r", "\n");
    }

    @Property
    void noTextMakesItThrowAnythingButARefusal(@ForAll String text) {
        try {
            assertThat(Mailbox.parse(Mailbox.parse(text).toString())).isEqualTo(Mailbox.parse(text));
        } catch (InvalidMessageException refused) {
            assertThat(refused.problems()).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<String> injections() {
        return Combinators.combine(Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(5),
                Arbitraries.of("\r\n", "\n", "\r", "\0", "\u0085", "\u2028", "\u2029", "\u000b"),
                Arbitraries.of("Bcc: eve@example.com", "x", "<a@b.c>")).as((a, b, c) -> a + b + c);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("Ann Lee,\"\\@.;:()[]'äß用é ").ofMinLength(1).ofMaxLength(20);
    }

    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> local = Arbitraries.strings().withChars("abcXYZ019!#$%&'*+-/=?^_`{|}~äß用").ofMinLength(1)
                .ofMaxLength(20);
        Arbitrary<String> label = Arbitraries.strings().withChars("abcxyz019äö用").ofMinLength(1).ofMaxLength(10);
        return Combinators.combine(local, label, label).as((l, d, t) -> l + "@" + d + "." + t + "x");
    }

    private static List<FieldError> problems(EmailBuilder builder) {
        return catchThrowableOfType(InvalidMessageException.class, builder::build).problems();
    }
}
