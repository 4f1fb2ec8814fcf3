/** The mock server: a local gateway that issues and enforces API keys, and captures messages instead of sending them. */
@NullMarked
package dev.latchkey.mockserver;

import org.jspecify.annotations.NullMarked;
