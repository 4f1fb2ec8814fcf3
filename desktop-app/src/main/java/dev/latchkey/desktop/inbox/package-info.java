/** The screen with the messages the sandbox captured. */
@NullMarked
package dev.latchkey.desktop.inbox;

import org.jspecify.annotations.NullMarked;
