package dev.latchkey.sdk.sandbox.wire;

import java.time.Instant;
import java.util.List;

/**
 * Webhook of an account.
 *
 * {@snippet :
 * WebhookResource hook = session.operations().webhooks().get("wh_1").execute();
 * }
 *
 * @param id its ID
 * @param url URL to call
 * @param events types of events it receives; empty for all
 * @param active true if events are delivered
 * @param created creation time
 */
public record WebhookResource(String id, String url, List<String> events, boolean active, Instant created) {}
