/** Fault rules: matching, triggers and effects. Callers carry out the effects. */
@NullMarked
package dev.latchkey.mockserver.fault;

import org.jspecify.annotations.NullMarked;
