package dev.latchkey.desktop.account;

import dev.latchkey.sdk.keys.Environment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message a gateway captured instead of delivering.
 *
 * @param id the gateway's name for it
 * @param channel how it would have travelled
 * @param environment of the key it was sent with
 * @param keyId that key
 * @param keyName that key's name when it was sent
 * @param from sender; null where none was given
 * @param to recipients
 * @param subject of an e-mail; null for an SMS
 * @param text plain text; null where there is only HTML
 * @param html HTML; null where there is none
 * @param parts how many parts an SMS takes; 1 for an e-mail
 * @param encoding alphabet of an SMS; null for an e-mail
 * @param accepted when it was captured
 */
public record CapturedMessage(String id, Channel channel, Environment environment, String keyId, String keyName,
        @Nullable String from, List<String> to, @Nullable String subject, @Nullable String text, @Nullable String html,
        int parts, @Nullable String encoding, Instant accepted) {
    public CapturedMessage {
        to = List.copyOf(to);
    }
}
