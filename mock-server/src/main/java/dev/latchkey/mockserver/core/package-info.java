/** What the server does with keys, accounts and messages, the same for every gateway's way of asking. */
@NullMarked
package dev.latchkey.mockserver.core;

import org.jspecify.annotations.NullMarked;
