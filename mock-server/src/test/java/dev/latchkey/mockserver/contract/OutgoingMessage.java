package dev.latchkey.mockserver.contract;

import dev.latchkey.mockserver.model.Channel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message to send, independent of the gateway. Properties that the gateway lacks are not sent: see
 * {@link GatewayProfile#supportedPart}.
 *
 * @param fields further properties, by their names in the control API: {@code from}, {@code subject},
 *        {@code html}, {@code cc}, {@code bcc}, {@code replyTo}, {@code tags}, {@code reference}
 * @param sendAt scheduled time in ISO 8601; null to send at once
 */
public record OutgoingMessage(Channel channel, List<String> to, String text, Map<String, Object> fields,
        @Nullable String sendAt) {
    /** Creates a message with only the required properties. */
    public static OutgoingMessage plain(Channel channel, String to) {
        return channel == Channel.SMS
                ? new OutgoingMessage(channel, List.of(to), "Hello", Map.of(), null)
                : new OutgoingMessage(channel, List.of(to), "Hello",
                        Map.of("from", "shop@example.com", "subject", "News"),
                        null);
    }

    /** Creates a message to a recipient that is delivered without incident. */
    public static OutgoingMessage plain(Channel channel) {
        return plain(channel, channel == Channel.SMS ? "+4915112345678" : "ann@example.com");
    }

    OutgoingMessage at(String time) {
        return new OutgoingMessage(channel, to, text, fields, time);
    }
}
