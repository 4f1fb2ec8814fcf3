/** JSON bodies of the sandbox API {@code /sandbox/v1}, shared by its client and its server. */
@NullMarked
package dev.latchkey.sdk.sandbox.wire;

import org.jspecify.annotations.NullMarked;
