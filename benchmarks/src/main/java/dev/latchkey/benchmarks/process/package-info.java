/** Servers in separate processes: their start, and their use of CPU and memory. */
@NullMarked
package dev.latchkey.benchmarks.process;

import org.jspecify.annotations.NullMarked;
