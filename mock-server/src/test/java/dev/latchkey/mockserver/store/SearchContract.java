package dev.latchkey.mockserver.store;

import static dev.latchkey.mockserver.store.Samples.A;
import static dev.latchkey.mockserver.store.Samples.NOW;
import static dev.latchkey.mockserver.store.Samples.message;
import static dev.latchkey.mockserver.store.Samples.plain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.DeliveryUpdate;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageCriteria;
import dev.latchkey.mockserver.model.MessageCriteria.Contains;
import dev.latchkey.mockserver.model.MessageCriteria.Field;
import dev.latchkey.mockserver.model.MessageCriteria.Not;
import dev.latchkey.mockserver.model.MessageCriteria.Term;
import dev.latchkey.mockserver.model.MessageSource;
import dev.latchkey.mockserver.model.MessageStatus;
import dev.latchkey.mockserver.model.Recipient;
import dev.latchkey.sdk.keys.Environment;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that the search of every store must pass. */
interface SearchContract {
    DataStore store();

    private void addBoth() {
        Content content = new Content("Ånn <ann@example.com>",
                List.of(Recipient.to("Bob <BOB@example.com>"),
                        new Recipient("carol@example.com", Recipient.Kind.BCC, Map.of())),
                null, "Straße 100% – ΟΔΟΣ", "plain_text it's", "<p>Grüße</p>", List.of(),
                List.of(new Content.Attachment("a.txt", "text/plain", 3, null, false)), List.of("Welcome", "week 1"),
                "Order-7");
        store().messages().add(plain(new Message("msg_1", A, 0, Channel.EMAIL, "gate", Environment.LIVE, "key_9",
                "CI Key", MessageSource.SMTP, "::1", "req_1", content, 1, null, BigDecimal.ZERO, 2000, NOW, null,
                MessageStatus.BOUNCED)), DeliveryUpdate.NONE);
        store().messages().add(plain(message("msg_2", A)), DeliveryUpdate.NONE);
    }

    private void assertFound(Term term, String... ids) {
        assertThat(store().messages().newest(new MessageCriteria(A, List.of(term)), null, 10)).as(term.toString())
                .extracting(Message::id).containsExactly(ids);
        assertThat(store().messages().since(new MessageCriteria(A, List.of(term)), 0, 10)).as(term.toString())
                .extracting(Message::id).containsExactlyInAnyOrder(ids);
        List<String> others = List.of("msg_2", "msg_1").stream().filter(id -> !List.of(ids).contains(id)).toList();
        assertThat(store().messages().newest(new MessageCriteria(A, List.of(new Not(term))), null, 10))
                .as("not " + term)
                .extracting(Message::id).containsExactlyElementsOf(others);
    }

    private static Term in(Field field, String text) {
        return new Contains(field, text);
    }

    @Test
    default void aTextIsFoundInItsFieldWhateverItsCase() {
        addBoth();

        assertFound(in(Field.SENDER, "åNN <"), "msg_1");
        assertFound(in(Field.SENDER, "bob"));
        assertFound(in(Field.RECIPIENT, "bob@EXAMPLE"), "msg_1");
        assertFound(in(Field.RECIPIENT, "carol"), "msg_1");
        assertFound(in(Field.RECIPIENT, "+49151"), "msg_2");
        assertFound(in(Field.RECIPIENT, "ann@"));
        assertFound(in(Field.SUBJECT, "STRASSE"), "msg_1");
        assertFound(in(Field.SUBJECT, "straße"), "msg_1");
        assertFound(in(Field.SUBJECT, "οδοσ"), "msg_1");
        assertFound(in(Field.SUBJECT, "order"));
        assertFound(in(Field.BODY, "GRÜSSE"), "msg_1");
        assertFound(in(Field.BODY, "gru\u0308sse"), "msg_1");
        assertFound(in(Field.BODY, "IT'S"), "msg_1");
        assertFound(in(Field.BODY, "hELLO"), "msg_2");
        assertFound(in(Field.BODY, "strasse"));
    }

    @Test
    default void anywhereIsEveryField() {
        addBoth();

        for (String text : List.of("åNN", "carol", "strasse", "PLAIN", "grüße", "WELCOME", "order-7")) {
            assertFound(in(Field.ANYWHERE, text), "msg_1");
        }
        assertFound(in(Field.ANYWHERE, "hello"), "msg_2");
        assertFound(in(Field.ANYWHERE, ""), "msg_2", "msg_1");
        assertFound(in(Field.ANYWHERE, "name"));
    }

    @Test
    default void signsThatMeanSomethingToADatabaseMeanThemselves() {
        addBoth();

        assertFound(in(Field.SUBJECT, "100%"), "msg_1");
        assertFound(in(Field.SUBJECT, "1%0"));
        assertFound(in(Field.BODY, "plain_text"), "msg_1");
        assertFound(in(Field.BODY, "plain_ext"));
        assertFound(in(Field.BODY, "h%o"));
        assertFound(in(Field.BODY, "!"));
        assertFound(in(Field.BODY, "it's'"));
        assertFound(in(Field.BODY, "\\"));
    }

    @Test
    default void everyOtherTermIsKnownToo() {
        addBoth();

        assertFound(new MessageCriteria.ChannelIs(Channel.EMAIL), "msg_1");
        assertFound(new MessageCriteria.EnvironmentIs(Environment.LIVE), "msg_1");
        assertFound(new MessageCriteria.StatusIs(MessageStatus.BOUNCED), "msg_1");
        assertFound(new MessageCriteria.SourceIs(MessageSource.SMTP), "msg_1");
        assertFound(new MessageCriteria.WithKey("key_9"), "msg_1");
        assertFound(new MessageCriteria.WithKey("ci key"), "msg_1");
        assertFound(new MessageCriteria.WithKey("ci"));
        assertFound(new MessageCriteria.GatewayIs("GATE"), "msg_2", "msg_1");
        assertFound(new MessageCriteria.GatewayIs("other"));
        assertFound(new MessageCriteria.HasTag("welcome"), "msg_1");
        assertFound(new MessageCriteria.HasTag("week 1"), "msg_1");
        assertFound(new MessageCriteria.HasTag("week"));
        assertFound(new MessageCriteria.HasAttachment(), "msg_1");
        assertFound(new MessageCriteria.AcceptedSince(NOW), "msg_2", "msg_1");
        assertFound(new MessageCriteria.AcceptedSince(NOW.plusMillis(1)));
        assertFound(new MessageCriteria.AcceptedBefore(NOW.plusMillis(1)), "msg_2", "msg_1");
        assertFound(new MessageCriteria.AcceptedBefore(NOW));
        assertFound(new MessageCriteria.LargerThan(1999), "msg_1");
        assertFound(new MessageCriteria.LargerThan(2000));
    }

    @Test
    default void everyTermMustBeSo() {
        addBoth();
        MessageCriteria both = new MessageCriteria(A,
                List.of(in(Field.ANYWHERE, "grüße"), new MessageCriteria.ChannelIs(Channel.EMAIL),
                        new Not(new Not(new MessageCriteria.HasTag("welcome"))),
                        new Not(new MessageCriteria.StatusIs(MessageStatus.SENT))));
        MessageCriteria onlyOne = new MessageCriteria(A,
                List.of(in(Field.ANYWHERE, "grüße"), new MessageCriteria.ChannelIs(Channel.SMS)));

        assertThat(store().messages().newest(both, null, 10)).extracting(Message::id).containsExactly("msg_1");
        assertThat(store().messages().newest(onlyOne, null, 10)).isEmpty();
        assertThat(store().messages().remove(both)).isEqualTo(1);
        assertThat(store().messages().newest(MessageCriteria.all(A), null, 10)).extracting(Message::id)
                .containsExactly("msg_2");
    }

    @Test
    default void theLongestQueryThereCanBeFindsNothingRatherThanFailing() {
        addBoth();

        for (String sign : List.of("%", "!", "\u0390", "\ud83d\ude00")) {
            assertFound(in(Field.ANYWHERE, sign.repeat(1_000)));
        }
    }
}
