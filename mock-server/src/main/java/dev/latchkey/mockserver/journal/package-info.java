/** Records every request and tells listeners about completed work. */
@NullMarked
package dev.latchkey.mockserver.journal;

import org.jspecify.annotations.NullMarked;
