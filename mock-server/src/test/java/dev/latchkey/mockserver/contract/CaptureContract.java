package dev.latchkey.mockserver.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.RefusalReason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is sent is captured, whole, and by its own account alone. */
interface CaptureContract extends ContractFixture {
    @Test
    default void anSmsIsCapturedWithAllItsFields() {
        assumeTrue(words().channels().contains(Channel.SMS), "no SMS");

        assertCaptured(new Outgoing(Channel.SMS, List.of("+4915112345678"), "Grüße, 100 € für dich 😀",
                Map.of("from", "Shop", "tags", List.of("welcome"), "reference", "order-7"), null));
    }

    @Test
    default void anEmailIsCapturedWithAllItsFields() {
        assumeTrue(words().channels().contains(Channel.EMAIL), "no e-mail");
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("from", "Shop <shop@example.com>");
        fields.put("subject", "Grüße aus München");
        fields.put("html", "<p>Hello <b>Ann</b></p>");
        fields.put("cc", List.of("cc@example.com"));
        fields.put("bcc", List.of("bcc@example.com"));
        fields.put("replyTo", "answers@example.com");
        fields.put("tags", List.of("welcome", "new"));
        fields.put("reference", "order-7");

        assertCaptured(new Outgoing(Channel.EMAIL, List.of("ann@example.com", "Bob <bob@example.com>"),
                "Hello Ann,\n\nä ö ü ß 😀\n.\n", fields, null));
    }

    @Test
    default void whatHappensIsToldInOrder() {
        assertAccepted(send(tenant().key()));

        assertThat(tenant().message().get("status")).isEqualTo("delivered");
        assertThat(tenant().events(tenant().message().get("id"))).containsExactly("queued", "sent", "delivered");
    }

    @Test
    default void theJournalTellsOfTheKeyAndTheMessage() {
        Key key = tenant().key();
        Reply reply = send(key);

        Map<?, ?> entry = tenant().journal(reply.requestId());
        assertThat(entry.get("account")).isEqualTo(tenant().id());
        assertThat(entry.get("keyId")).isEqualTo(key.id());
        assertThat(entry.get("messageId")).isEqualTo(tenant().message().get("id"));
        assertThat(entry.get("reason")).isNull();
        assertThat(((Number) entry.get("status")).intValue()).isEqualTo(reply.status());
        assertThat(entry.get("address")).isEqualTo("127.0.0.1");
        assertThat(entry.get("source")).isEqualTo("http");
    }

    @Test
    default void lastUseIsTold() {
        Key key = tenant().key();
        assertAccepted(send(key));

        until("the last use is told", () -> tenant().keys().get(0).get("lastUsed") != null);
        assertThat(tenant().keys().get(0).get("lastUsedFrom")).isEqualTo("127.0.0.1");
    }

    @Test
    default void accountsNeverSeeEachOther() {
        TestAccount other = TestAccount.open(http(), words(), "100");
        Key key = tenant().key();
        Key others = other.key();
        other.webhook(other.id(), 204, List.of());
        other.fault("before-handling", ContractFixture.effect("refuse", Map.of("reason", "conflict")));
        other.advance("1d");

        assertAccepted(send(key));

        assertThat(tenant().messages()).hasSize(1);
        assertThat(other.messages()).isEmpty();
        assertThat(other.attempts()).isEmpty();
        assertThat(other.callsByNow(other.id())).isZero();
        assertThat(tenant().now()).isLessThan(other.now());
        if (words().features().contains(Feature.READS_MESSAGES)) {
            other.faults().forEach(other::removeFault);
            String id = String.valueOf(tenant().message().get("id"));
            assertAccepted(ask(key, words().read(id)));
            assertRefused(ask(others, words().read(id)), RefusalReason.NOT_FOUND);
        }
    }

    private void assertCaptured(Outgoing wanted) {
        Outgoing carried = words().carried(wanted);
        assertAccepted(ask(tenant().key(), words().send(wanted)));

        Map<?, ?> message = tenant().message();
        assertThat(message.get("channel")).isEqualTo(wanted.channel().wireName());
        assertThat(message.get("gateway")).isEqualTo(words().gateway());
        assertThat(message.get("text")).isEqualTo(carried.text());
        assertThat(ContractFixture.words((List<?>) message.get("to"))).isEqualTo(carried.to());
        carried.fields().forEach((name, value) -> assertThat(message.get(name)).as(name).isEqualTo(value));
        assertThat(message.get("source")).isEqualTo("http");
        assertThat(message.get("address")).isEqualTo("127.0.0.1");
        assertThat(message.get("accepted")).isEqualTo(tenant().now());
    }
}
