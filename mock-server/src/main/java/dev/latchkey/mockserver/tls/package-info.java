/** Certificate and TLS configuration of the server, independent of the protocol on top of TLS. */
@NullMarked
package dev.latchkey.mockserver.tls;

import org.jspecify.annotations.NullMarked;
