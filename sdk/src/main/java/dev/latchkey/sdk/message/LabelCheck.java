package dev.latchkey.sdk.message;

import dev.latchkey.sdk.FieldError;
import dev.latchkey.sdk.internal.text.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with what a sender calls a message, so as to know it again. */
final class LabelCheck {
    private static final int MOST_TAGS = 20;
    private static final int LONGEST = 100;

    private LabelCheck() {}

    static List<FieldError> problems(List<String> tags, @Nullable String reference) {
        List<FieldError> problems = new ArrayList<>();
        if (tags.size() > MOST_TAGS) {
            problems.add(new FieldError("tags", "too-many",
                    "A message has at most " + MOST_TAGS + " tags, not " + tags.size() + "."));
        }
        for (int i = 0; i < tags.size(); i++) {
            if (!isLabel(tags.get(i))) {
                problems.add(new FieldError("tags[" + i + "]", "not-a-tag", words("tag", tags.get(i))));
            }
        }
        if (reference != null && !isLabel(reference)) {
            problems.add(new FieldError("reference", "not-a-reference", words("reference", reference)));
        }
        return problems;
    }

    private static boolean isLabel(String text) {
        return !text.isBlank() && Texts.length(text) <= LONGEST && !Texts.hasControl(text)
                && !Texts.hasHalfCharacter(text);
    }

    private static String words(String what, String text) {
        return "A " + what + " has 1 to " + LONGEST + " characters in one line, and is not blank. "
                + Texts.quoted(text) + " is none.";
    }
}
