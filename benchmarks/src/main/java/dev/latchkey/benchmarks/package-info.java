/** What things cost, measured side by side in one run. Never published. */
@NullMarked
package dev.latchkey.benchmarks;

import org.jspecify.annotations.NullMarked;
