/** Form for a new key. */
@NullMarked
package dev.latchkey.desktop.createkey;

import org.jspecify.annotations.NullMarked;
