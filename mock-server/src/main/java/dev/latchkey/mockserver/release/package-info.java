/** Truly sends captured mails, to whom it is allowed, through a real mail server; nothing else here leaves. */
@NullMarked
package dev.latchkey.mockserver.release;

import org.jspecify.annotations.NullMarked;
