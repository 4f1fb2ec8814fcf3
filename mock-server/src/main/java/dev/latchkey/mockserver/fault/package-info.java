/** Faults made on purpose: which rule fires for what happens, and what it does then. Nothing here does it. */
@NullMarked
package dev.latchkey.mockserver.fault;

import org.jspecify.annotations.NullMarked;
