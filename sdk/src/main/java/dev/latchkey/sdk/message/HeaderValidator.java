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

/** Finds the problems of an e-mail's custom header fields. */
final class HeaderValidator {
    private static final int MAX_COUNT = 50;
    private static final int MAX_VALUE_LENGTH = 900;
    /** Field name, shorter than a line. Source: RFC 5322, 3.6.8. */
    private static final Pattern NAME = Pattern.compile("[!-9;-~]{1,70}");
    /** Fields that the e-mail's other parts set, or that only a mail server may set. */
    private static final Set<String> RESERVED = Set.of("from", "sender", "to", "cc", "bcc", "reply-to", "subject",
            "date", "message-id", "mime-version", "return-path", "received", "dkim-signature");

    private HeaderValidator() {}

    static List<FieldError> problems(Map<String, String> headers) {
        List<FieldError> problems = new ArrayList<>();
        if (headers.size() > MAX_COUNT) {
            problems.add(new FieldError("headers", "too-many",
                    "An e-mail can have at most " + MAX_COUNT + " custom headers, not " + headers.size() + "."));
        }
        Set<String> names = new HashSet<>();
        headers.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!NAME.matcher(name).matches()) {
                problems.add(new FieldError("headers", "not-a-name", "A header name must have 1 to 70 visible ASCII"
                        + " characters and no colon, unlike " + TextChecks.quote(name) + "."));
            } else if (RESERVED.contains(lower) || lower.startsWith("content-")
                    || lower.startsWith("resent-")) {
                problems.add(new FieldError("headers." + name, "reserved", "The header " + name
                        + " cannot be set here. Remove it; most reserved headers have their own builder method."));
            } else if (!names.add(lower)) {
                problems.add(new FieldError("headers." + name, "twice", "The header " + name + " occurs twice."));
            } else if (value.isBlank() || value.length() > MAX_VALUE_LENGTH || TextChecks.hasControl(value)
                    || TextChecks.hasLoneSurrogate(value)) {
                problems.add(new FieldError("headers." + name, "not-a-value", "The header " + name
                        + " must have a value of 1 to " + MAX_VALUE_LENGTH + " characters on one line."));
            }
        });
        return problems;
    }
}
