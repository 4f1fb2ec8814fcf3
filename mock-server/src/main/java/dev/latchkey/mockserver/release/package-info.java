/**
 * Release of captured mail: forwards it through a real mail server, to allowed recipients only. No other package sends
 * mail.
 */
@NullMarked
package dev.latchkey.mockserver.release;

import org.jspecify.annotations.NullMarked;
