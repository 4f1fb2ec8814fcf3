/** Load: clients that cost little and check every answer. */
@NullMarked
package dev.latchkey.benchmarks.load;

import org.jspecify.annotations.NullMarked;
