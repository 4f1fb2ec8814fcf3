package dev.latchkey.sdk.sandbox.wire;

import dev.latchkey.sdk.Secret;

/**
 * {@code POST /sandbox/v1/sessions}.
 *
 * {@snippet :
 * SignInBody body = new SignInBody("ann@example.com", Secret.of("a-long-password"));
 * }
 *
 * @param email the account's address
 * @param password its password
 */
public record SignInBody(String email, Secret password) {}
