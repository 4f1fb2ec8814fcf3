/** The form that makes a key. */
@NullMarked
package dev.latchkey.desktop.create;

import org.jspecify.annotations.NullMarked;
