package dev.latchkey.mockserver.delivery.message;

import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.Recipient;
import dev.latchkey.mockserver.model.Refusal.InvalidField;
import dev.latchkey.sdk.internal.text.MergeFieldNames;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Merge fields, which have a different value for each recipient of an e-mail. A field is written <code>{{name}}</code>
 * in subject, text or HTML; its name has letters, digits, {@code _}, {@code -} and {@code .}. If no recipient has any
 * value, braces are literal text. Values are text: HTML special characters in them are escaped.
 */
final class MergeFields {
    private MergeFields() {}

    /** Returns an error for each field for which a recipient has no value. */
    static List<InvalidField> findMissingValues(Content content) {
        List<Recipient> recipients = content.recipients();
        if (!hasValues(recipients)) {
            return List.of();
        }
        Set<String> names = new LinkedHashSet<>(MergeFieldNames.in(content.subject()));
        names.addAll(MergeFieldNames.in(content.text()));
        names.addAll(MergeFieldNames.in(content.html()));
        List<InvalidField> faults = new ArrayList<>();
        int[] index = new int[Recipient.Kind.values().length];
        for (Recipient recipient : recipients) {
            String pointer = "#/" + recipient.kind().wireName() + "/" + index[recipient.kind().ordinal()]++
                    + "/fields/";
            for (String name : names) {
                if (!recipient.fields().containsKey(name)) {
                    faults.add(new InvalidField(pointer + name, "missing",
                            "The message has the field {{" + name + "}}, but " + recipient.address()
                                    + " has no value for it. Add a value, or remove the" + " field."));
                }
            }
        }
        return faults;
    }

    /** Returns the content with the values of a recipient. */
    static Content merge(Content content, Recipient recipient) {
        if (!hasValues(content.recipients())) {
            return content;
        }
        Map<String, String> values = recipient.fields();
        return new Content(content.from(), content.recipients(), content.replyTo(),
                fill(content.subject(), values, UnaryOperator.identity()),
                fill(content.text(), values, UnaryOperator.identity()),
                fill(content.html(), values, MergeFields::escapeHtml), content.headers(), content.attachments(),
                content.tags(), content.reference());
    }

    private static boolean hasValues(List<Recipient> recipients) {
        for (Recipient recipient : recipients) {
            if (!recipient.fields().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String fill(@Nullable String text, Map<String, String> values,
            UnaryOperator<String> escape) {
        if (text == null || !text.contains(MergeFieldNames.OPEN)) {
            return text;
        }
        StringBuilder filled = new StringBuilder(text.length());
        int done = 0;
        for (int open = text.indexOf(MergeFieldNames.OPEN); open >= 0; open = text.indexOf(MergeFieldNames.OPEN,
                Math.max(open + 1, done))) {
            String name = MergeFieldNames.at(text, open);
            String value = name == null ? null : values.get(name);
            if (value != null) {
                filled.append(text, done, open).append(escape.apply(value));
                done = text.indexOf(MergeFieldNames.CLOSE, open) + MergeFieldNames.CLOSE.length();
            }
        }
        return filled.append(text, done, text.length()).toString();
    }

    private static String escapeHtml(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
