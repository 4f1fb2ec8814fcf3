package dev.latchkey.sdk.sandbox.wire;

import dev.latchkey.sdk.Secret;

/**
 * {@code POST /sandbox/v1/sessions}.
 *
 * @param email the account's address
 * @param password its password
 */
public record SignInBody(String email, Secret password) {}
