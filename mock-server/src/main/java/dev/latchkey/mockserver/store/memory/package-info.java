/** The store of tests: bounded, gone when the server stops. */
@NullMarked
package dev.latchkey.mockserver.store.memory;

import org.jspecify.annotations.NullMarked;
