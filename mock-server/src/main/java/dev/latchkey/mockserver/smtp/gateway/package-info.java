/** Gateway side of SMTP: authenticates clients with their keys and captures their mail. */
@NullMarked
package dev.latchkey.mockserver.smtp.gateway;

import org.jspecify.annotations.NullMarked;
