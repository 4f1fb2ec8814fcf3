/** Accounts, their limits, clocks and identifiers. */
@NullMarked
package dev.latchkey.mockserver.account;

import org.jspecify.annotations.NullMarked;
