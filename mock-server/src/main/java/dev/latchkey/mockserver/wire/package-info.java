/** Bodies and answers that the control API and the sandbox's own API have in common. */
@NullMarked
package dev.latchkey.mockserver.wire;

import org.jspecify.annotations.NullMarked;
