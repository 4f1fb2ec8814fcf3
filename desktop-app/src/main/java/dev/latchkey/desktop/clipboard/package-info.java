/** Copies secrets so that they do not stay on the clipboard. */
@NullMarked
package dev.latchkey.desktop.clipboard;

import org.jspecify.annotations.NullMarked;
