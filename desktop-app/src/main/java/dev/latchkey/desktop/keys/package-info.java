/** Screen with the table of keys and the details of one. */
@NullMarked
package dev.latchkey.desktop.keys;

import org.jspecify.annotations.NullMarked;
