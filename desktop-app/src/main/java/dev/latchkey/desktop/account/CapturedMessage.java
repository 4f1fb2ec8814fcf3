package dev.latchkey.desktop.account;

import dev.latchkey.sdk.keys.Environment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Message that a gateway captured instead of delivering it.
 *
 * @param id identifier at the gateway
 * @param channel kind of message
 * @param environment environment of the key it was sent with
 * @param keyId identifier of that key
 * @param keyName name of that key at the time
 * @param from sender; null if none was given
 * @param to recipients
 * @param subject subject of an e-mail; null for an SMS
 * @param text plain text; null if there is only HTML
 * @param html HTML; null if there is none
 * @param parts number of parts of an SMS; 1 for an e-mail
 * @param encoding alphabet of an SMS; null for an e-mail
 * @param accepted time of capture
 */
public record CapturedMessage(String id, Channel channel, Environment environment, String keyId, String keyName,
        @Nullable String from, List<String> to, @Nullable String subject, @Nullable String text, @Nullable String html,
        int parts, @Nullable String encoding, Instant accepted) {
    public CapturedMessage {
        to = List.copyOf(to);
    }
}
