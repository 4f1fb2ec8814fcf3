package dev.latchkey.sdk.sandbox.wire;

import org.jspecify.annotations.Nullable;

/**
 * {@code POST /sandbox/v1/sms}.
 *
 * @param to phone number in international form, {@code +} and 7 to 15 digits
 * @param text 1 to 1,600 characters
 * @param from a number, or 1 to 11 letters, digits and spaces; null for the standard sender
 */
public record NewSmsBody(String to, String text, @Nullable String from) {}
