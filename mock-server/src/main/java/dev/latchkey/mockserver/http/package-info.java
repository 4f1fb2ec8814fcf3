/** HTTP/1.1 listener on virtual threads, with routing. It is independent of keys and messages. */
@NullMarked
package dev.latchkey.mockserver.http;

import org.jspecify.annotations.NullMarked;
