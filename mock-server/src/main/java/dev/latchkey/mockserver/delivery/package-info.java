/** Simulated delivery of messages: submission, events, webhooks and search, by each account's own clock. */
@NullMarked
package dev.latchkey.mockserver.delivery;

import org.jspecify.annotations.NullMarked;
