package dev.latchkey.sdk.message;

import dev.latchkey.sdk.FieldError;
import dev.latchkey.sdk.internal.text.TextChecks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with what a sender calls a message, so as to know it again. */
final class TagValidator {
    private static final int MAX_TAGS = 20;
    private static final int MAX_LENGTH = 100;

    private TagValidator() {}

    static List<FieldError> problems(List<String> tags, @Nullable String reference) {
        List<FieldError> problems = new ArrayList<>();
        if (tags.size() > MAX_TAGS) {
            problems.add(new FieldError("tags", "too-many",
                    "A message has at most " + MAX_TAGS + " tags, not " + tags.size() + "."));
        }
        for (int i = 0; i < tags.size(); i++) {
            if (!isLabel(tags.get(i))) {
                problems.add(new FieldError("tags[" + i + "]", "not-a-tag", quote("tag", tags.get(i))));
            }
        }
        if (reference != null && !isLabel(reference)) {
            problems.add(new FieldError("reference", "not-a-reference", quote("reference", reference)));
        }
        return problems;
    }

    private static boolean isLabel(String text) {
        return !text.isBlank() && TextChecks.length(text) <= MAX_LENGTH && !TextChecks.hasControl(text)
                && !TextChecks.hasHalfCharacter(text);
    }

    private static String quote(String what, String text) {
        return "A " + what + " has 1 to " + MAX_LENGTH + " characters in one line, and is not blank. "
                + TextChecks.quoted(text) + " is none.";
    }
}
