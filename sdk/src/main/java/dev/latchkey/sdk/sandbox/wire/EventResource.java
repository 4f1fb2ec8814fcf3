package dev.latchkey.sdk.sandbox.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Event of a message for one recipient.
 *
 * {@snippet :
 * for (EventResource event : session.operations().messages().events("msg_1", null, null).execute().items()) {
 *     System.out.println(event.recipient() + " " + event.type() + " " + event.at());
 * }
 * }
 *
 * @param id its ID
 * @param messageId ID of the message
 * @param recipient bare e-mail address or phone number
 * @param type {@code scheduled}, {@code queued}, {@code sent}, {@code delivered}, {@code deferred}, {@code bounced},
 *        {@code failed}, {@code dropped}, {@code canceled}, {@code opened}, {@code clicked}, {@code unsubscribed},
 *        {@code complained} or {@code replied}
 * @param bounce {@code hard} or {@code soft} for a bounce; null for every other type
 * @param code status code of a server on the way, such as {@code 5.1.1}; null for none
 * @param detail description, clicked link or text of the reply; null for none
 * @param cause {@code script}, {@code magic}, {@code manual} or {@code fault}
 * @param at time, by the account's clock
 */
public record EventResource(String id, String messageId, String recipient, String type, @Nullable String bounce,
        @Nullable String code, @Nullable String detail, String cause, Instant at) {}
