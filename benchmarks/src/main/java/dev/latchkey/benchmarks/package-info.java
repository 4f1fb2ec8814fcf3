/** Benchmarks that compare with peers in one run. Not published. */
@NullMarked
package dev.latchkey.benchmarks;

import org.jspecify.annotations.NullMarked;
