package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.sandbox.wire.EventResource;
import dev.latchkey.sdk.sandbox.wire.WebhookBody;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call of a webhook, known to come from the sandbox.
 *
 * {@snippet :
 * WebhookEvent event = WebhookVerifier.withSecret(Secret.of("whsec_1")).verify(Map.of(), new byte[0]);
 * if (event.kind().equals(EventKind.BOUNCED) && event.event() != null) {
 *     System.out.println(event.event().recipient());
 * }
 * }
 *
 * @param id the call's name: the same for every attempt to tell of one event, so keep it and do each only once
 * @param kind what happened, or {@link EventKind#PING}
 * @param signed when the call was signed, by the clock of the account
 * @param event what happened in detail; null for a ping
 * @param message to which message; null for a ping
 */
public record WebhookEvent(String id, EventKind kind, Instant signed, @Nullable EventResource event,
        WebhookBody.@Nullable MessageSummary message) {}
