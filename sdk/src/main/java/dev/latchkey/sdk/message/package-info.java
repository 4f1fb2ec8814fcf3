/** Messages to send, and the receipts that come back. */
@NullMarked
package dev.latchkey.sdk.message;

import org.jspecify.annotations.NullMarked;
