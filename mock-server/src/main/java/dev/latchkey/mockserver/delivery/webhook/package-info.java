/** Webhook registrations, requests and retries. */
@NullMarked
package dev.latchkey.mockserver.delivery.webhook;

import org.jspecify.annotations.NullMarked;
