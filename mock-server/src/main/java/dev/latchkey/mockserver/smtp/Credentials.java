package dev.latchkey.mockserver.smtp;

import dev.latchkey.sdk.Secret;

/**
 * What a client presents by AUTH.
 *
 * @param user user name, such as a consumer key
 * @param password its secret
 */
public record Credentials(String user, Secret password) {}
