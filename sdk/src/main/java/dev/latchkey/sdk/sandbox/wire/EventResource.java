package dev.latchkey.sdk.sandbox.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a message on its way to one recipient.
 *
 * {@snippet :
 * for (EventResource event : session.operations().messages().events("msg_1", null, null).execute().items()) {
 *     System.out.println(event.recipient() + " " + event.type() + " " + event.at());
 * }
 * }
 *
 * @param id its name for programs
 * @param messageId of which message
 * @param recipient bare address or number
 * @param type {@code scheduled}, {@code queued}, {@code sent}, {@code delivered}, {@code deferred}, {@code bounced},
 *        {@code failed}, {@code dropped}, {@code canceled}, {@code opened}, {@code clicked}, {@code unsubscribed},
 *        {@code complained} or {@code replied}
 * @param bounce {@code hard} or {@code soft} for a bounce; null for every other type
 * @param code what a server on the way said, {@code 5.1.1}; null for nothing
 * @param detail a sentence, the link that was followed, or the answer's text; null for nothing
 * @param cause {@code script}, {@code magic}, {@code manual} or {@code fault}
 * @param at when, by the account's clock
 */
public record EventResource(String id, String messageId, String recipient, String type, @Nullable String bounce,
        @Nullable String code, @Nullable String detail, String cause, Instant at) {}
