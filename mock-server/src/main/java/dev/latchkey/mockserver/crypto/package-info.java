/** Secure random numbers and secrets, password hashes, and the server's encryption key. */
@NullMarked
package dev.latchkey.mockserver.crypto;

import org.jspecify.annotations.NullMarked;
