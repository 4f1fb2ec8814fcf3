package dev.latchkey.sdk.message;

import dev.latchkey.sdk.FieldError;
import dev.latchkey.sdk.internal.text.TextChecks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text message to one phone. Immutable; each method gives a message with one thing more.
 *
 * {@snippet :
 * Sms code = Sms.of("+4915112345678", "Your code is 123 456").from("Shop").reference("order-7");
 * System.out.println(SmsText.of(code.text()).parts());
 * }
 *
 * @param to phone number in international form, {@code +4915112345678}; what else a gateway takes, it checks itself
 * @param text what it says; the gateway splits a long text into parts, see {@link SmsText}
 * @param from sender shown on the phone, a number or up to 11 letters and digits; null for the account's standard
 * @param tags labels to find it by
 * @param reference the sender's own name for it, to find it again when no answer came; null for none
 * @param sendAt when it shall be sent; null for at once
 */
public record Sms(String to, String text, @Nullable String from, List<String> tags, @Nullable String reference,
        @Nullable Instant sendAt) {
    private static final int MAX_NUMBER_LENGTH = 40;

    /**
     * A message of these parts.
     *
     * @throws InvalidMessageException when it could not be sent; it tells all that is wrong
     */
    public Sms {
        tags = List.copyOf(tags);
        List<FieldError> problems = new ArrayList<>();
        if (!isNumber(to)) {
            problems.add(new FieldError("to", "not-a-number",
                    "Write the number in international form: + and 7 to 15 digits, such as +4915112345678."));
        }
        if (text.isEmpty()) {
            problems.add(new FieldError("text", "missing", "A text is missing."));
        } else if (TextChecks.hasControlBeyondLines(text) || TextChecks.hasHalfCharacter(text)) {
            problems.add(new FieldError("text", "control-character", "A message has no control characters but line ends"
                    + " and tabs, and no half surrogate pairs."));
        }
        if (from != null && !isNumber(from)) {
            problems.add(new FieldError("from", "not-a-sender",
                    "A sender is a number, or up to 11 letters, digits and spaces."));
        }
        problems.addAll(TagValidator.problems(tags, reference));
        if (!problems.isEmpty()) {
            throw new InvalidMessageException(problems);
        }
    }

    /**
     * A message to this number with this text, from the account's standard sender.
     *
     * @throws InvalidMessageException when it could not be sent; it tells all that is wrong
     */
    public static Sms of(String to, String text) {
        return new Sms(to, text, null, List.of(), null, null);
    }

    /** The same message from this sender. */
    public Sms from(String sender) {
        return new Sms(to, text, sender, tags, reference, sendAt);
    }

    /** The same message with these labels in place of all. */
    public Sms tags(String... labels) {
        return new Sms(to, text, from, Arrays.asList(labels), reference, sendAt);
    }

    /** The same message under this name of the sender's own. */
    public Sms reference(String name) {
        return new Sms(to, text, from, tags, name, sendAt);
    }

    /** The same message, to be sent at this time. */
    public Sms sendAt(Instant time) {
        return new Sms(to, text, from, tags, reference, time);
    }

    /** How it travels: in which alphabet, in how many parts. */
    public SmsText travels() {
        return SmsText.of(text);
    }

    /** What it is, without what it says. */
    @Override
    public String toString() {
        SmsText measured = travels();
        return "Sms[to " + to + ", " + measured.encoding() + ", parts " + measured.parts()
                + (reference == null ? "" : ", reference " + reference) + "]";
    }

    private static boolean isNumber(String text) {
        return !text.isBlank() && text.length() <= MAX_NUMBER_LENGTH && !TextChecks.hasControl(text)
                && !TextChecks.hasHalfCharacter(text);
    }
}
