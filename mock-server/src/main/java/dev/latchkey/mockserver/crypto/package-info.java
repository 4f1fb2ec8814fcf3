/** Secure random secrets, password hashes, and the server's own encryption key. */
@NullMarked
package dev.latchkey.mockserver.crypto;

import org.jspecify.annotations.NullMarked;
