/** What can be set about a server started by command: one table, read from flags, environment and file. */
@NullMarked
package dev.latchkey.mockserver.settings;

import org.jspecify.annotations.NullMarked;
