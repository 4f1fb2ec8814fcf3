/** SMTP as the field speaks it: listener, session, refusals and faults; what is done with mail is the {@code Relay}'s. */
@NullMarked
package dev.latchkey.mockserver.smtp;

import org.jspecify.annotations.NullMarked;
