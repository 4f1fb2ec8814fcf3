/** Runs due work on time, and advances the clocks of accounts. */
@NullMarked
package dev.latchkey.mockserver.delivery.schedule;

import org.jspecify.annotations.NullMarked;
