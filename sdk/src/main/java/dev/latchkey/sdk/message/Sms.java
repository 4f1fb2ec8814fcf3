package dev.latchkey.sdk.message;

import dev.latchkey.sdk.FieldError;
import dev.latchkey.sdk.internal.text.TextChecks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An SMS to one phone. Immutable: each method returns a changed copy.
 *
 * {@snippet :
 * Sms code = Sms.of("+4915112345678", "Your code is 123 456").from("Shop").reference("order-7");
 * System.out.println(SmsText.of(code.text()).parts());
 * }
 *
 * @param to phone number in international form, {@code +4915112345678}; the gateway applies its own further rules
 * @param text text of the message; the gateway splits a long one into parts, see {@link SmsText}
 * @param from sender shown on the phone, a number or up to 11 letters and digits; null for the account's default
 * @param tags tags by which to find the message
 * @param reference the sender's own id of the message, to find it again if no response arrived; null for none
 * @param sendAt time at which to send it; null for now
 */
public record Sms(String to, String text, @Nullable String from, List<String> tags, @Nullable String reference,
        @Nullable Instant sendAt) {
    private static final int MAX_NUMBER_LENGTH = 40;

    /**
     * Creates a message.
     *
     * @throws InvalidMessageException if it is invalid; the exception lists all problems
     */
    public Sms {
        tags = List.copyOf(tags);
        List<FieldError> problems = new ArrayList<>();
        if (!isNumberOrName(to)) {
            problems.add(new FieldError("to", "not-a-number",
                    "Write the number in international form: + and 7 to 15 digits, such as +4915112345678."));
        }
        if (text.isEmpty()) {
            problems.add(new FieldError("text", "missing", "The text is missing."));
        } else if (TextChecks.hasControlExceptWhitespace(text) || TextChecks.hasLoneSurrogate(text)) {
            problems.add(
                    new FieldError("text", "control-character", "A message must not contain control characters except"
                            + " line breaks and tabs, or a lone surrogate."));
        }
        if (from != null && !isNumberOrName(from)) {
            problems.add(new FieldError("from", "not-a-sender",
                    "A sender must be a number, or up to 11 letters, digits and spaces."));
        }
        problems.addAll(TagValidator.problems(tags, reference));
        if (!problems.isEmpty()) {
            throw new InvalidMessageException(problems);
        }
    }

    /**
     * Creates a message from the account's default sender.
     *
     * @throws InvalidMessageException if it is invalid; the exception lists all problems
     */
    public static Sms of(String to, String text) {
        return new Sms(to, text, null, List.of(), null, null);
    }

    /**
     * Returns this message with another sender.
     *
     * @throws InvalidMessageException if the sender is invalid
     */
    public Sms from(String sender) {
        return new Sms(to, text, sender, tags, reference, sendAt);
    }

    /**
     * Returns this message with these tags instead of the current ones.
     *
     * @throws InvalidMessageException if a tag is invalid
     */
    public Sms tags(String... newTags) {
        return new Sms(to, text, from, Arrays.asList(newTags), reference, sendAt);
    }

    /**
     * Returns this message with the sender's own id of it.
     *
     * @throws InvalidMessageException if the id is invalid
     */
    public Sms reference(String name) {
        return new Sms(to, text, from, tags, name, sendAt);
    }

    /** Returns this message with a time at which to send it. */
    public Sms sendAt(Instant time) {
        return new Sms(to, text, from, tags, reference, time);
    }

    /** Returns the encoding and the parts in which the text is sent. */
    public SmsText travels() {
        return SmsText.of(text);
    }

    /** Summarizes the message without its text. */
    @Override
    public String toString() {
        SmsText measured = travels();
        return "Sms[to " + to + ", " + measured.encoding() + ", parts " + measured.parts()
                + (reference == null ? "" : ", reference " + reference) + "]";
    }

    private static boolean isNumberOrName(String text) {
        return !text.isBlank() && text.length() <= MAX_NUMBER_LENGTH && !TextChecks.hasControl(text)
                && !TextChecks.hasLoneSurrogate(text);
    }
}
