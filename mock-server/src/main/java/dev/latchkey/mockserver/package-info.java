/**
 * One mock server: a local gateway that issues and enforces API keys, and captures messages instead of delivering them.
 *
 * <p>{@code MockServer} and its builder are the entry points. {@code ServerComponents} assembles the services, {@code
 * RootHandler} routes HTTP requests, and {@code SmtpListeners} accept mail.
 */
@NullMarked
package dev.latchkey.mockserver;

import org.jspecify.annotations.NullMarked;
