/** Metrics, the live event feed, and sinks that record webhook requests. */
@NullMarked
package dev.latchkey.mockserver.control.monitor;

import org.jspecify.annotations.NullMarked;
