/** Mail as bytes and mail as parts, and what a reader looks for in it; knows nothing of keys or sockets. */
@NullMarked
package dev.latchkey.mockserver.mime;

import org.jspecify.annotations.NullMarked;
