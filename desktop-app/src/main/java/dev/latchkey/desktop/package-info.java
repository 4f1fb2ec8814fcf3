/** The desktop app: {@link dev.latchkey.desktop.LatchkeyApp} puts the screens, the account and the built-in sandbox together. */
@NullMarked
package dev.latchkey.desktop;

import org.jspecify.annotations.NullMarked;
