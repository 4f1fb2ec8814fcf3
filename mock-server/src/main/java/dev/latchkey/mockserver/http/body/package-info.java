/** Readers of JSON request bodies and their fields. */
@NullMarked
package dev.latchkey.mockserver.http.body;

import org.jspecify.annotations.NullMarked;
