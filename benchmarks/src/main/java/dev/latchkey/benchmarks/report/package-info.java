/** Numbers and tables for people. */
@NullMarked
package dev.latchkey.benchmarks.report;

import org.jspecify.annotations.NullMarked;
