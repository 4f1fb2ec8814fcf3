/** Readers of request bodies: JSON documents and their fields. */
@NullMarked
package dev.latchkey.mockserver.http.body;

import org.jspecify.annotations.NullMarked;
