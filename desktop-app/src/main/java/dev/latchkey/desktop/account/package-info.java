/** One connected account: its keys, the secrets held for them, and revocations on their way. */
@NullMarked
package dev.latchkey.desktop.account;

import org.jspecify.annotations.NullMarked;
