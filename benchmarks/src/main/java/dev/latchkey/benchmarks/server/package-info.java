/** What the mock server costs, beside its peers, in one run. */
@NullMarked
package dev.latchkey.benchmarks.server;

import org.jspecify.annotations.NullMarked;
