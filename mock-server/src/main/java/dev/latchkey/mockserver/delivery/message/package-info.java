/** Sending, importing, searching and counting messages. */
@NullMarked
package dev.latchkey.mockserver.delivery.message;

import org.jspecify.annotations.NullMarked;
