/** How long servers wait: for the other end of a connection, and on purpose. */
@NullMarked
package dev.latchkey.mockserver.patience;

import org.jspecify.annotations.NullMarked;
