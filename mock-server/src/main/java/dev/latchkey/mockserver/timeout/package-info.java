/** Deadlines of connections, and waits that end when the server stops. */
@NullMarked
package dev.latchkey.mockserver.timeout;

import org.jspecify.annotations.NullMarked;
