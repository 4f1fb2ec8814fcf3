/** Delivery status of each recipient: outcomes, transitions, due work, and storage of updates. */
@NullMarked
package dev.latchkey.mockserver.delivery.lifecycle;

import org.jspecify.annotations.NullMarked;
