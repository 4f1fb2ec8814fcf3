package dev.latchkey.mockserver.contract;

import dev.latchkey.mockserver.model.Channel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message to send, in neutral terms. A gateway's words leave out what the gateway cannot say: see
 * {@link GatewayProfile#carried}.
 *
 * @param fields what else is said of it, by the names the control API shows: {@code from}, {@code subject},
 *        {@code html}, {@code cc}, {@code bcc}, {@code replyTo}, {@code tags}, {@code reference}
 * @param sendAt ISO 8601; null for at once
 */
public record Outgoing(Channel channel, List<String> to, String text, Map<String, Object> fields,
        @Nullable String sendAt) {
    /** The least that can be sent. */
    public static Outgoing plain(Channel channel, String to) {
        return channel == Channel.SMS
                ? new Outgoing(channel, List.of(to), "Hello", Map.of(), null)
                : new Outgoing(channel, List.of(to), "Hello", Map.of("from", "shop@example.com", "subject", "News"),
                        null);
    }

    /** To somebody who simply gets it. */
    public static Outgoing plain(Channel channel) {
        return plain(channel, channel == Channel.SMS ? "+4915112345678" : "ann@example.com");
    }

    Outgoing at(String time) {
        return new Outgoing(channel, to, text, fields, time);
    }
}
