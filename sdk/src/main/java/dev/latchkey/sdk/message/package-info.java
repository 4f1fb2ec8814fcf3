/** Messages to send, and the receipts returned for them. */
@NullMarked
package dev.latchkey.sdk.message;

import org.jspecify.annotations.NullMarked;
