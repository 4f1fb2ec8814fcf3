/** Dialog that confirms the revocation of a key. */
@NullMarked
package dev.latchkey.desktop.revoke;

import org.jspecify.annotations.NullMarked;
