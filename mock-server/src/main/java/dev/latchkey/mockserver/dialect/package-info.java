/** How a gateway's API is described to the server, and the walk every request to one takes. */
@NullMarked
package dev.latchkey.mockserver.dialect;

import org.jspecify.annotations.NullMarked;
