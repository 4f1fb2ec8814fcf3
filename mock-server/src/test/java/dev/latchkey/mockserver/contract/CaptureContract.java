package dev.latchkey.mockserver.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.RefusalReason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Messages are captured completely, and only in their own account. */
interface CaptureContract extends ContractFixture {
    @Test
    default void anSmsIsCapturedWithAllItsFields() {
        assumeTrue(profile().channels().contains(Channel.SMS), "no SMS");

        assertCaptured(new OutgoingMessage(Channel.SMS, List.of("+4915112345678"), "Grüße, 100 € für dich 😀",
                Map.of("from", "Shop", "tags", List.of("welcome"), "reference", "order-7"), null));
    }

    @Test
    default void anEmailIsCapturedWithAllItsFields() {
        assumeTrue(profile().channels().contains(Channel.EMAIL), "no e-mail");
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("from", "Shop <shop@example.com>");
        fields.put("subject", "Grüße aus München");
        fields.put("html", "<p>Hello <b>Ann</b></p>");
        fields.put("cc", List.of("cc@example.com"));
        fields.put("bcc", List.of("bcc@example.com"));
        fields.put("replyTo", "answers@example.com");
        fields.put("tags", List.of("welcome", "new"));
        fields.put("reference", "order-7");

        assertCaptured(new OutgoingMessage(Channel.EMAIL, List.of("ann@example.com", "Bob <bob@example.com>"),
                "Hello Ann,\n\nä ö ü ß 😀\n.\n", fields, null));
    }

    @Test
    default void whatHappensIsToldInOrder() {
        assertAccepted(send(account().key()));

        assertThat(account().message().get("status")).isEqualTo("delivered");
        assertThat(account().events(account().message().get("id"))).containsExactly("queued", "sent", "delivered");
    }

    @Test
    default void theJournalTellsOfTheKeyAndTheMessage() {
        TestKey key = account().key();
        TestResponse response = send(key);

        Map<?, ?> entry = account().journal(response.requestId());
        assertThat(entry.get("account")).isEqualTo(account().id());
        assertThat(entry.get("keyId")).isEqualTo(key.id());
        assertThat(entry.get("messageId")).isEqualTo(account().message().get("id"));
        assertThat(entry.get("reason")).isNull();
        assertThat(((Number) entry.get("status")).intValue()).isEqualTo(response.status());
        assertThat(entry.get("address")).isEqualTo("127.0.0.1");
        assertThat(entry.get("source")).isEqualTo("http");
    }

    @Test
    default void lastUseIsTold() {
        TestKey key = account().key();
        assertAccepted(send(key));

        until("the last use is told", () -> account().keys().get(0).get("lastUsed") != null);
        assertThat(account().keys().get(0).get("lastUsedFrom")).isEqualTo("127.0.0.1");
    }

    @Test
    default void accountsNeverSeeEachOther() {
        TestAccount other = TestAccount.create(http(), profile(), "100");
        TestKey key = account().key();
        TestKey others = other.key();
        other.webhook(other.id(), 204, List.of());
        other.fault("before-handling", ContractFixture.effect("refuse", Map.of("reason", "conflict")));
        other.advance("1d");

        assertAccepted(send(key));

        assertThat(account().messages()).hasSize(1);
        assertThat(other.messages()).isEmpty();
        assertThat(other.attempts()).isEmpty();
        assertThat(other.callCount(other.id())).isZero();
        assertThat(account().now()).isLessThan(other.now());
        if (profile().features().contains(Feature.READS_MESSAGES)) {
            other.faults().forEach(other::removeFault);
            String id = String.valueOf(account().message().get("id"));
            assertAccepted(sendAs(key, profile().read(id)));
            assertRefused(sendAs(others, profile().read(id)), RefusalReason.NOT_FOUND);
        }
    }

    private void assertCaptured(OutgoingMessage outgoing) {
        OutgoingMessage carried = profile().supportedPart(outgoing);
        assertAccepted(sendAs(account().key(), profile().sendRequest(outgoing)));

        Map<?, ?> message = account().message();
        assertThat(message.get("channel")).isEqualTo(outgoing.channel().wireName());
        assertThat(message.get("gateway")).isEqualTo(profile().gateway());
        assertThat(message.get("text")).isEqualTo(carried.text());
        assertThat(ContractFixture.strings((List<?>) message.get("to"))).isEqualTo(carried.to());
        carried.fields().forEach((name, value) -> assertThat(message.get(name)).as(name).isEqualTo(value));
        assertThat(message.get("source")).isEqualTo("http");
        assertThat(message.get("address")).isEqualTo("127.0.0.1");
        assertThat(message.get("accepted")).isEqualTo(account().now());
    }
}
