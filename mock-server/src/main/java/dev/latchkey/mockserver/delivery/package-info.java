/** The life of messages: accepted, told of by events and webhooks, found again; by each account's own clock. */
@NullMarked
package dev.latchkey.mockserver.delivery;

import org.jspecify.annotations.NullMarked;
