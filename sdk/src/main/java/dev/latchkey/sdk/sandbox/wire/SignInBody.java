package dev.latchkey.sdk.sandbox.wire;

import dev.latchkey.sdk.Secret;

/**
 * Request body of {@code POST /sandbox/v1/sessions}.
 *
 * {@snippet :
 * SignInBody body = new SignInBody("ann@example.com", Secret.of("a-long-password"));
 * }
 *
 * @param email e-mail address of the account
 * @param password password of the account
 */
public record SignInBody(String email, Secret password) {}
