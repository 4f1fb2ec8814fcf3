package dev.latchkey.sdk.sandbox.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A captured message.
 *
 * @param id its name for programs
 * @param channel {@code sms} or {@code email}
 * @param gateway through which gateway's API it came
 * @param environment {@code sandbox} or {@code live}, as the key
 * @param keyId id of the key it was sent with
 * @param keyName that key's name when it was sent
 * @param from sender; null where none was given
 * @param to recipients
 * @param subject of an e-mail; null for an SMS
 * @param text plain text; null where there is only HTML
 * @param html HTML; null where there is none
 * @param parts how many parts an SMS takes; 1 for an e-mail
 * @param encoding {@code gsm-7} or {@code ucs-2}; null for an e-mail
 * @param status where it is in its life: {@code captured}
 * @param accepted when it was stored
 */
public record MessageResource(String id, String channel, String gateway, String environment, String keyId,
        String keyName, @Nullable String from, List<String> to, @Nullable String subject, @Nullable String text,
        @Nullable String html, int parts, @Nullable String encoding, String status, Instant accepted) {}
