package dev.latchkey.mockserver.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.mockserver.delivery.message.NewEmail;
import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.Recipient;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.sdk.keys.Environment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Merge fields of a message with several recipients, on every store. */
abstract class MergeFieldsContract extends DeliveryFixture {
    @Test
    void aMissingMergeFieldIsNamedWithItsRecipient() {
        Content content = merged(Map.of("name", "Ann", "code", "7"), Map.of("name", "Bob"));

        assertThatThrownBy(() -> send(content)).isInstanceOfSatisfying(RefusedException.class, refused -> {
            assertThat(refused.refusal().fields()).singleElement().satisfies(fault -> {
                assertThat(fault.pointer()).isEqualTo("#/to/1/fields/code");
                assertThat(fault.detail()).contains("{{code}}", "bob@example.com");
            });
        });
    }

    @Test
    void everyRecipientReadsItsOwnText() {
        Message message = send(merged(Map.of("name", "<Ann>", "code", "7"), Map.of("name", "Bob", "code", "8")));

        Content ann = harness.delivery.messages().contentFor(message, "ann@example.com");
        assertThat(ann.subject()).isEqualTo("For <Ann>");
        assertThat(ann.text()).isEqualTo("7 {{not a field}} {{");
        assertThat(ann.html()).isEqualTo("<b>&lt;Ann&gt;</b>");
        assertThat(harness.delivery.messages().contentFor(message, "bob@example.com").html()).isEqualTo("<b>Bob</b>");
        assertRefused(() -> harness.delivery.messages().contentFor(message, "cy@example.com"), RefusalReason.NOT_FOUND);
    }

    @Test
    void withoutAnyValuesBracesAreText() {
        Message message = harness.email(harness.sender(Environment.SANDBOX, null), "{{name}}", "ann@example.com");

        assertThat(harness.delivery.messages().contentFor(message, "ann@example.com").text()).isEqualTo("{{name}}");
    }

    private Message send(Content content) {
        return harness.delivery.messages().send(harness.sender(Environment.SANDBOX, null),
                new NewEmail(content, List.of(), null, null));
    }

    private static Content merged(Map<String, String> ann, Map<String, String> bob) {
        return new Content("shop@example.com",
                List.of(new Recipient("Ann <ann@example.com>", Recipient.Kind.TO, ann),
                        new Recipient("bob@example.com", Recipient.Kind.TO, bob)),
                null, "For {{name}}", "{{ code }} {{not a field}} {{", "<b>{{name}}</b>", List.of(), List.of(),
                List.of(), null);
    }
}
