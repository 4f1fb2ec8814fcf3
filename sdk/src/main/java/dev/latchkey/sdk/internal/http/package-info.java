/** The transport below every client: safe HTTP defaults, credentials, calls and errors. */
@NullMarked
package dev.latchkey.sdk.internal.http;

import org.jspecify.annotations.NullMarked;
