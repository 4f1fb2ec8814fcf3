/** What every gateway's client shares: secrets, options, calls and the exceptions they throw. */
@NullMarked
package dev.latchkey.sdk;

import org.jspecify.annotations.NullMarked;
