/** How the log of a server started by command is written. A server inside another program leaves logging to that. */
@NullMarked
package dev.latchkey.mockserver.log;

import org.jspecify.annotations.NullMarked;
