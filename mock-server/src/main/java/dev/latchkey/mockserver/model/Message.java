package dev.latchkey.mockserver.model;

import dev.latchkey.sdk.keys.Environment;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Captured message.
 *
 * @param id unique id; ids sort by time
 * @param accountId account that owns the message
 * @param position number that increases in the order in which messages become visible. A reader that remembers the
 *        last position misses no message. 0 until the message is stored
 * @param channel SMS or e-mail
 * @param gateway gateway whose API received the message
 * @param environment environment of the key
 * @param keyId key that the message was sent with
 * @param keyName name of the key at that time
 * @param source protocol over which it was submitted
 * @param address network address of the client
 * @param requestId id of the request in the journal
 * @param content sender, recipients and content
 * @param parts number of SMS parts for each recipient; 1 for an e-mail
 * @param encoding alphabet of an SMS, {@code gsm-7} or {@code ucs-2}; null for an e-mail
 * @param price price charged; zero for sandbox keys
 * @param size size in bytes, with attachments
 * @param accepted time of acceptance, by the account's clock
 * @param sendAt scheduled time; null for immediately
 * @param status delivery status
 */
public record Message(String id, String accountId, long position, Channel channel, String gateway,
        Environment environment, String keyId, String keyName, MessageSource source, String address, String requestId,
        Content content, int parts, @Nullable String encoding, BigDecimal price, long size, Instant accepted,
        @Nullable Instant sendAt, MessageStatus status) {}
