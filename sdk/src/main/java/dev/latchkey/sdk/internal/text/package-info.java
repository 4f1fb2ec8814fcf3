/** What characters of a text do to the line, the page and the reader. */
@NullMarked
package dev.latchkey.sdk.internal.text;

import org.jspecify.annotations.NullMarked;
