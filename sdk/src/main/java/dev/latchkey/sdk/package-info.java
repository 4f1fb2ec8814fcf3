/** Types shared by all gateway clients: secrets, options, calls and exceptions. */
@NullMarked
package dev.latchkey.sdk;

import org.jspecify.annotations.NullMarked;
