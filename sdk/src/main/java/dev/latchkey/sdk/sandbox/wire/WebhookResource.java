package dev.latchkey.sdk.sandbox.wire;

import java.time.Instant;
import java.util.List;

/**
 * Where an account wants to be told of events.
 *
 * {@snippet :
 * WebhookResource hook = session.operations().webhooks().get("wh_1").execute();
 * }
 *
 * @param id its name for programs
 * @param url where
 * @param events types of events it is told of; empty for all
 * @param active whether it is called at all
 * @param created when it was made
 */
public record WebhookResource(String id, String url, List<String> events, boolean active, Instant created) {}
