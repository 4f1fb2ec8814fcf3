/** Connected account: its keys, their secrets in memory, and pending revocations. */
@NullMarked
package dev.latchkey.desktop.account;

import org.jspecify.annotations.NullMarked;
