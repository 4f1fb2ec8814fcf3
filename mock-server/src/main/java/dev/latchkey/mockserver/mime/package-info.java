/** Parsing and writing of MIME mail, and extraction of links and one-time codes. */
@NullMarked
package dev.latchkey.mockserver.mime;

import org.jspecify.annotations.NullMarked;
