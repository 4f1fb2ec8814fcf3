/** The API of the sandbox, Latchkey's own gateway. */
@NullMarked
package dev.latchkey.mockserver.gateway.sandbox;

import org.jspecify.annotations.NullMarked;
