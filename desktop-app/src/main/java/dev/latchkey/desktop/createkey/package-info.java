/** The form that makes a key. */
@NullMarked
package dev.latchkey.desktop.createkey;

import org.jspecify.annotations.NullMarked;
