package dev.latchkey.sdk.message;

import dev.latchkey.sdk.FieldError;
import dev.latchkey.sdk.internal.text.TextChecks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what is wrong with a sender's own header fields. */
final class HeaderValidator {
    private static final int MAX_COUNT = 50;
    private static final int MAX_VALUE_LENGTH = 900;
    /** Source: RFC 5322, 3.6.8, shorter than a line. */
    private static final Pattern NAME = Pattern.compile("[!-9;-~]{1,70}");
    /** What the e-mail says elsewhere, and what only a server on the way may. */
    private static final Set<String> RESERVED = Set.of("from", "sender", "to", "cc", "bcc", "reply-to", "subject",
            "date", "message-id", "mime-version", "return-path", "received", "dkim-signature");

    private HeaderValidator() {}

    static List<FieldError> problems(Map<String, String> headers) {
        List<FieldError> problems = new ArrayList<>();
        if (headers.size() > MAX_COUNT) {
            problems.add(new FieldError("headers", "too-many",
                    "An e-mail has at most " + MAX_COUNT + " headers of its own, not " + headers.size() + "."));
        }
        Set<String> names = new HashSet<>();
        headers.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!NAME.matcher(name).matches()) {
                problems.add(new FieldError("headers", "not-a-name", "A header's name has 1 to 70 letters, digits and"
                        + " signs of ASCII, no colon and no space. " + TextChecks.quoted(name) + " is none."));
            } else if (RESERVED.contains(lower) || lower.startsWith("content-")) {
                problems.add(new FieldError("headers." + name, "reserved", "The header " + name
                        + " is not the sender's to write. Leave it out; most have a method of their own."));
            } else if (!names.add(lower)) {
                problems.add(new FieldError("headers." + name, "twice", "The header " + name + " is there twice."));
            } else if (value.isBlank() || value.length() > MAX_VALUE_LENGTH || TextChecks.hasControl(value)
                    || TextChecks.hasHalfCharacter(value)) {
                problems.add(new FieldError("headers." + name, "not-a-value", "The header " + name
                        + " needs a value of 1 to " + MAX_VALUE_LENGTH + " characters in one line."));
            }
        });
        return problems;
    }
}
