/** Fakes of the app's edges: the gateway, the clipboard, the clock's timers. */
@NullMarked
package dev.latchkey.desktop.testing;

import org.jspecify.annotations.NullMarked;
