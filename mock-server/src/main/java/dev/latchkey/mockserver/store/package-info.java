/** Where the server's records live: one small interface for each kind. */
@NullMarked
package dev.latchkey.mockserver.store;

import org.jspecify.annotations.NullMarked;
