/** Servers in processes of their own: how each is started, and what it uses. */
@NullMarked
package dev.latchkey.benchmarks.process;

import org.jspecify.annotations.NullMarked;
