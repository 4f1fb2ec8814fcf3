/** The question asked before a key is taken back. */
@NullMarked
package dev.latchkey.desktop.revoke;

import org.jspecify.annotations.NullMarked;
