/** HTTP transport of all clients: safe defaults, credentials, calls, retries and errors. */
@NullMarked
package dev.latchkey.sdk.internal.http;

import org.jspecify.annotations.NullMarked;
