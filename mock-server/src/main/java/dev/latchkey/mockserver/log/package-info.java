/**
 * Log output of a server that runs as a program. A server embedded in another program leaves logging to that program.
 */
@NullMarked
package dev.latchkey.mockserver.log;

import org.jspecify.annotations.NullMarked;
