/** SMTP protocol: listener, session, refusals and faults. An {@code SmtpBackend} decides about clients and mail. */
@NullMarked
package dev.latchkey.mockserver.smtp;

import org.jspecify.annotations.NullMarked;
