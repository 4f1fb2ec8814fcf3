package dev.latchkey.mockserver.gateway.sandbox;

import dev.latchkey.sdk.internal.text.TextChecks;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a sender calls a message, so as to know it again. */
final class TagParser {
    private static final int MAX_TAGS = 20;
    private static final int MAX_LENGTH = 100;

    private TagParser() {}

    static List<String> tags(JsonObjectReader fields) {
        List<String> tags = fields.texts("tags", 0, MAX_TAGS);
        for (int i = 0; i < tags.size(); i++) {
            String tag = tags.get(i);
            if (tag.isBlank() || tag.length() > MAX_LENGTH || TextChecks.hasControl(tag)) {
                fields.problem("tags/" + i, "not-a-tag",
                        "A tag has 1 to " + MAX_LENGTH + " characters in one line, and is not blank.");
            }
        }
        return tags;
    }

    static @Nullable String reference(JsonObjectReader fields) {
        String reference = fields.optionalText("reference", 1, MAX_LENGTH);
        if (reference != null && TextChecks.hasControl(reference)) {
            fields.problem("reference", "control-character", "A reference is one line without control characters.");
        }
        return reference;
    }
}
