/** Load generators: clients that cost little CPU time and check every response. */
@NullMarked
package dev.latchkey.benchmarks.load;

import org.jspecify.annotations.NullMarked;
