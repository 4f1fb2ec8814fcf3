/** Dialog that shows the secret of a new key once. */
@NullMarked
package dev.latchkey.desktop.reveal;

import org.jspecify.annotations.NullMarked;
