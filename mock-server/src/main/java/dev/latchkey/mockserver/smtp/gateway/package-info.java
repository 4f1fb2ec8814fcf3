/** The gateway side of SMTP: who may log in, and what becomes of a mail. */
@NullMarked
package dev.latchkey.mockserver.smtp.gateway;

import org.jspecify.annotations.NullMarked;
