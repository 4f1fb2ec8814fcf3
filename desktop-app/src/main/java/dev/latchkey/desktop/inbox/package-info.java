/** Screen with the messages that the sandbox captured. */
@NullMarked
package dev.latchkey.desktop.inbox;

import org.jspecify.annotations.NullMarked;
