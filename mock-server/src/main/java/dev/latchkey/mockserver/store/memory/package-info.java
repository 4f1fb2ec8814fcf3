/** Store in memory for tests: bounded, and lost when the server stops. */
@NullMarked
package dev.latchkey.mockserver.store.memory;

import org.jspecify.annotations.NullMarked;
