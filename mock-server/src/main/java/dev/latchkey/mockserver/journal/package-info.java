/** Records every request, and notifies listeners of completed work. */
@NullMarked
package dev.latchkey.mockserver.journal;

import org.jspecify.annotations.NullMarked;
