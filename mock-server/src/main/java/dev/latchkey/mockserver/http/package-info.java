/** HTTP/1.1 on virtual threads, as the rest of the server sees it; knows nothing of keys or messages. */
@NullMarked
package dev.latchkey.mockserver.http;

import org.jspecify.annotations.NullMarked;
