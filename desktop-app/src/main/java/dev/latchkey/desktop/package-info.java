/** Desktop app. {@link dev.latchkey.desktop.LatchkeyApp} connects the screens, the account and the built-in sandbox. */
@NullMarked
package dev.latchkey.desktop;

import org.jspecify.annotations.NullMarked;
