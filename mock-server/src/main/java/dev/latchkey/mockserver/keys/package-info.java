/** Issuing, editing and revoking API keys. */
@NullMarked
package dev.latchkey.mockserver.keys;

import org.jspecify.annotations.NullMarked;
