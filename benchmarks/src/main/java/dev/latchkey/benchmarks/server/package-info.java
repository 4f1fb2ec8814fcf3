/** Benchmarks of the mock server next to its peers, in one run. */
@NullMarked
package dev.latchkey.benchmarks.server;

import org.jspecify.annotations.NullMarked;
