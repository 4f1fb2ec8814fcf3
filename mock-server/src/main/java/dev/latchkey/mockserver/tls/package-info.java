/** The server's certificate, and what it takes to speak TLS with it; knows nothing of what is spoken. */
@NullMarked
package dev.latchkey.mockserver.tls;

import org.jspecify.annotations.NullMarked;
