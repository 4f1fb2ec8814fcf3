/** Fakes of the gateway, the clipboard and the timers, and helpers to drive the window. */
@NullMarked
package dev.latchkey.desktop.testing;

import org.jspecify.annotations.NullMarked;
