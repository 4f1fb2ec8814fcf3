package dev.latchkey.mockserver.model;

import dev.latchkey.sdk.keys.Environment;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that was accepted and is captured.
 *
 * @param id its name for programs; sorts by time
 * @param accountId whose it is
 * @param position counts up in the order in which messages became visible, so that a reader who remembers one misses
 *        none; 0 until it is stored
 * @param channel SMS or e-mail
 * @param gateway through which gateway's API it came
 * @param environment as the key it was sent with
 * @param keyId that key
 * @param keyName that key's name then
 * @param source by which door it came in
 * @param address the sender's address on the network
 * @param requestId the journal's name for the request
 * @param content what it says and to whom
 * @param parts how many parts an SMS takes for each recipient; 1 for an e-mail
 * @param encoding alphabet of an SMS, {@code gsm-7} or {@code ucs-2}; null for an e-mail
 * @param price what it cost; zero for a sandbox key's
 * @param size bytes it takes, attachments and all
 * @param accepted when it was accepted, by the account's clock
 * @param sendAt when it shall be sent; null for at once
 * @param status how far it has come
 */
public record Message(String id, String accountId, long position, Channel channel, String gateway,
        Environment environment, String keyId, String keyName, Source source, String address, String requestId,
        Content content, int parts, @Nullable String encoding, BigDecimal price, long size, Instant accepted,
        @Nullable Instant sendAt, MessageStatus status) {}
