/** Screen that sends a test message with a key and shows the exchange. */
@NullMarked
package dev.latchkey.desktop.send;

import org.jspecify.annotations.NullMarked;
