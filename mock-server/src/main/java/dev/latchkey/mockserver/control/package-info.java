/** The control API, {@code /_latchkey/v1}: prepares accounts and keys for tests and shows what was captured. */
@NullMarked
package dev.latchkey.mockserver.control;

import org.jspecify.annotations.NullMarked;
