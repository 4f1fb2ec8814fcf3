package dev.latchkey.sdk.message;

import dev.latchkey.sdk.FieldError;
import dev.latchkey.sdk.internal.text.TextChecks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the problems of a message's tags and reference. */
final class TagValidator {
    private static final int MAX_TAGS = 20;
    private static final int MAX_LENGTH = 100;

    private TagValidator() {}

    static List<FieldError> problems(List<String> tags, @Nullable String reference) {
        List<FieldError> problems = new ArrayList<>();
        if (tags.size() > MAX_TAGS) {
            problems.add(new FieldError("tags", "too-many",
                    "A message can have at most " + MAX_TAGS + " tags, not " + tags.size() + "."));
        }
        for (int i = 0; i < tags.size(); i++) {
            if (!isValid(tags.get(i))) {
                problems.add(new FieldError("tags[" + i + "]", "not-a-tag", message("tag", tags.get(i))));
            }
        }
        if (reference != null && !isValid(reference)) {
            problems.add(new FieldError("reference", "not-a-reference", message("reference", reference)));
        }
        return problems;
    }

    private static boolean isValid(String text) {
        return !text.isBlank() && TextChecks.length(text) <= MAX_LENGTH && !TextChecks.hasControl(text)
                && !TextChecks.hasLoneSurrogate(text);
    }

    private static String message(String field, String text) {
        return "A " + field + " must have 1 to " + MAX_LENGTH + " characters on one line and must not be blank, unlike "
                + TextChecks.quote(text) + ".";
    }
}
