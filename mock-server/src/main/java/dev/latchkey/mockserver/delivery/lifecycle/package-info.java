/** The delivery state of each recipient: outcomes, transitions, due work, and how updates are stored. */
@NullMarked
package dev.latchkey.mockserver.delivery.lifecycle;

import org.jspecify.annotations.NullMarked;
