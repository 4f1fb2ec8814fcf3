package dev.latchkey.sdk.sandbox.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Request body of {@code POST /sandbox/v1/sms}.
 *
 * {@snippet :
 * NewSmsBody both = new NewSmsBody(List.of("+4915112345678", "+4915112345679"), "Hello", "Shop", null, null, null);
 * shop.operations().messages().sendSms(both, null).execute();
 * }
 *
 * @param to a phone number in international form, {@code +} and 7 to 15 digits, or a list of 1 to 1,000 of them
 * @param text 1 to 1,600 characters
 * @param from a number, or 1 to 11 letters, digits and spaces; null for the default sender
 * @param tags tags to search by; null for none
 * @param reference reference of the sender; null for none
 * @param sendAt scheduled time; null to send at once
 */
public record NewSmsBody(Object to, String text, @Nullable String from, @Nullable List<String> tags,
        @Nullable String reference, @Nullable Instant sendAt) {}
