package dev.latchkey.mockserver.model;

import dev.latchkey.sdk.keys.Environment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that was accepted and will never be delivered.
 *
 * @param id its name for programs; sorts by time
 * @param accountId whose it is
 * @param channel SMS or e-mail
 * @param gateway through which gateway's API it came
 * @param environment as the key it was sent with
 * @param keyId that key
 * @param keyName that key's name then
 * @param from sender; null where none was given
 * @param to recipients
 * @param subject of an e-mail; null for an SMS
 * @param text plain text; null where there is only HTML
 * @param html HTML; null where there is none
 * @param parts how many parts an SMS takes; 1 for an e-mail
 * @param encoding alphabet of an SMS, {@code gsm-7} or {@code ucs-2}; null for an e-mail
 * @param accepted when it was stored
 */
public record Message(String id, String accountId, Channel channel, String gateway, Environment environment,
        String keyId, String keyName, @Nullable String from, List<String> to, @Nullable String subject,
        @Nullable String text, @Nullable String html, int parts, @Nullable String encoding, Instant accepted) {
    public Message {
        to = List.copyOf(to);
    }
}
