/** The sandbox's own API, {@code /sandbox/v1}. */
@NullMarked
package dev.latchkey.mockserver.dialect.sandbox;

import org.jspecify.annotations.NullMarked;
