/** Seed documents: applying one, exporting one, and the specifications that they hold. */
@NullMarked
package dev.latchkey.mockserver.control.seed;

import org.jspecify.annotations.NullMarked;
