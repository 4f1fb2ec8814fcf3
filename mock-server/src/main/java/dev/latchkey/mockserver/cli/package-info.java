/** The command-line program around the server: options, log, ready file, startup banner and AOT training. */
@NullMarked
package dev.latchkey.mockserver.cli;

import org.jspecify.annotations.NullMarked;
