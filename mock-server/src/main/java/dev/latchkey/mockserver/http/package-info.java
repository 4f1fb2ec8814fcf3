/** HTTP as the rest of the server sees it, over the JDK's own server; knows nothing of keys or messages. */
@NullMarked
package dev.latchkey.mockserver.http;

import org.jspecify.annotations.NullMarked;
