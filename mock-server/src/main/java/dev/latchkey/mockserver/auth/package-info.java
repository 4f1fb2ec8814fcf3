/** Authentication and authorization: credentials, permissions, sessions and limits per client address. */
@NullMarked
package dev.latchkey.mockserver.auth;

import org.jspecify.annotations.NullMarked;
