package dev.latchkey.sdk.sandbox.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /sandbox/v1/sms}, to one phone.
 *
 * {@snippet :
 * NewSmsBody body = new NewSmsBody("+4915112345678", "Your code is 123456", null, List.of("login"), "order-7", null);
 * ReceiptResource receipt = shop.operations().messages().sendSms(body, null).execute();
 * }
 *
 * @param to phone number in international form, {@code +} and 7 to 15 digits
 * @param text 1 to 1,600 characters
 * @param from a number, or 1 to 11 letters, digits and spaces; null for the standard sender
 * @param tags labels to find it by; null for none
 * @param reference the sender's own name for it; null for none
 * @param sendAt when it shall be sent; null for at once
 */
public record NewSmsBody(String to, String text, @Nullable String from, @Nullable List<String> tags,
        @Nullable String reference, @Nullable Instant sendAt) {}
