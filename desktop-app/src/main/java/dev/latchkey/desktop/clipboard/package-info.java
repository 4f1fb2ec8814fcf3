/** Clipboard that clears copied secrets after a short time. */
@NullMarked
package dev.latchkey.desktop.clipboard;

import org.jspecify.annotations.NullMarked;
