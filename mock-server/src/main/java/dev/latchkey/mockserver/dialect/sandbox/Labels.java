package dev.latchkey.mockserver.dialect.sandbox;

import dev.latchkey.sdk.internal.text.Texts;
import dev.latchkey.mockserver.http.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a sender calls a message, so as to know it again. */
final class Labels {
    private static final int MOST_TAGS = 20;
    private static final int LONGEST = 100;

    private Labels() {}

    static List<String> tags(Fields fields) {
        List<String> tags = fields.texts("tags", 0, MOST_TAGS);
        for (int i = 0; i < tags.size(); i++) {
            String tag = tags.get(i);
            if (tag.isBlank() || tag.length() > LONGEST || Texts.hasControl(tag)) {
                fields.problem("tags/" + i, "not-a-tag",
                        "A tag has 1 to " + LONGEST + " characters in one line, and is not blank.");
            }
        }
        return tags;
    }

    static @Nullable String reference(Fields fields) {
        String reference = fields.optionalText("reference", 1, LONGEST);
        if (reference != null && Texts.hasControl(reference)) {
            fields.problem("reference", "control-character", "A reference is one line without control characters.");
        }
        return reference;
    }
}
