package dev.latchkey.mockserver.gateway.sandbox;

import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.sdk.internal.text.TextChecks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses the tags and the reference of a message. */
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
                        "A tag must have 1 to " + MAX_LENGTH + " characters on one line, and must not be blank.");
            }
        }
        return tags;
    }

    static @Nullable String reference(JsonObjectReader fields) {
        String reference = fields.optionalText("reference", 1, MAX_LENGTH);
        if (reference != null && TextChecks.hasControl(reference)) {
            fields.problem("reference", "control-character",
                    "A reference must be one line without control characters.");
        }
        return reference;
    }
}
