package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.sandbox.wire.EventResource;
import dev.latchkey.sdk.sandbox.wire.WebhookBody;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Verified webhook request of the sandbox.
 *
 * {@snippet :
 * WebhookEvent event = WebhookVerifier.withSecret(Secret.of("whsec_1")).verify(Map.of(), new byte[0]);
 * if (event.kind().equals(EventKind.BOUNCED) && event.event() != null) {
 *     System.out.println(event.event().recipient());
 * }
 * }
 *
 * @param id ID of the request, the same for each attempt to deliver one event; use it to process each event only once
 * @param kind event kind, or {@link EventKind#PING}
 * @param signed time of the signature, by the account's clock
 * @param event details of the event; null for a ping
 * @param message message of the event; null for a ping
 */
public record WebhookEvent(String id, EventKind kind, Instant signed, @Nullable EventResource event,
        WebhookBody.@Nullable MessageSummary message) {}
