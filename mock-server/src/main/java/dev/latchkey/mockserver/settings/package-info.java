/** Settings of the server program: one catalogue, read from flags, environment variables and a file. */
@NullMarked
package dev.latchkey.mockserver.settings;

import org.jspecify.annotations.NullMarked;
