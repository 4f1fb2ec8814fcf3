package dev.latchkey.mockserver.gateway.sandbox;

import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.http.body.TextOrObject;
import dev.latchkey.mockserver.model.Recipient;
import dev.latchkey.mockserver.model.Recipient.Kind;
import dev.latchkey.mockserver.rest.PhoneNumbers;
import dev.latchkey.sdk.internal.text.TextChecks;
import dev.latchkey.sdk.message.Mailbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Parses the recipients of a message. */
final class RecipientParser {
    /** Maximum number of recipients of a message, over all its recipient fields. */
    static final int MAX_COUNT = 1000;

    private static final int MAX_MAILBOX_LENGTH = 500;
    private static final int MAX_FIELDS = 100;
    private static final int MAX_VALUE_LENGTH = 2000;
    private static final Pattern FIELD = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,63}");

    private RecipientParser() {}

    /** Reads the recipients of an SMS: one phone number or a list of them. */
    static List<String> phones(JsonObjectReader fields) {
        if (!fields.isList("to")) {
            String to = fields.text("to", 1, 40);
            if (fields.isSound("to")) {
                checkPhone(fields, "to", to);
            }
            return List.of(to);
        }
        List<String> to = fields.texts("to", 1, MAX_COUNT);
        for (int i = 0; i < to.size(); i++) {
            checkPhone(fields, "to/" + i, to.get(i));
        }
        return to;
    }

    /** Reads all recipients of an e-mail. */
    static List<Recipient> ofEmail(JsonObjectReader fields) {
        List<Recipient> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            List<TextOrObject> entries = fields.textsOrObjects(kind.wireName(), kind == Kind.TO ? 1 : 0, MAX_COUNT);
            for (int i = 0; i < entries.size(); i++) {
                all.add(recipient(fields, kind, kind.wireName() + "/" + i, entries.get(i)));
            }
        }
        if (all.size() > MAX_COUNT) {
            fields.problem("to", "too-many",
                    "A message can have at most " + MAX_COUNT + " recipients in to, cc and bcc together, not "
                            + all.size() + ".");
        }
        return all;
    }

    static void checkMailbox(JsonObjectReader fields, String path, String mailbox) {
        if (mailbox.length() > MAX_MAILBOX_LENGTH || !Mailbox.isMailbox(mailbox)) {
            fields.problem(path, "not-an-address",
                    "Write an e-mail address such as ann@example.com or Ann <ann@example.com>.");
        }
    }

    private static Recipient recipient(JsonObjectReader fields, Kind kind, String path, TextOrObject entry) {
        if (entry.text() != null) {
            checkMailbox(fields, path, entry.text());
            return new Recipient(entry.text(), kind, Map.of());
        }
        JsonObjectReader inside = entry.fields();
        if (inside == null) {
            throw new IllegalStateException("An entry is neither a text nor an object.");
        }
        String mailbox = inside.text("mailbox", 1, MAX_MAILBOX_LENGTH);
        if (inside.isSound("mailbox")) {
            checkMailbox(inside, "mailbox", mailbox);
        }
        Map<String, String> values = inside.textsByName("fields", MAX_FIELDS);
        values.forEach((name, value) -> {
            if (!FIELD.matcher(name).matches()) {
                inside.problem("fields", "not-a-name",
                        "The name of a merge field must have 1 to 64 letters, digits, dots, hyphens"
                                + " and underscores, and start with a letter or an underscore.");
            } else if (value.length() > MAX_VALUE_LENGTH || TextChecks.hasControlExceptWhitespace(value)) {
                inside.problem("fields/" + name, "not-a-value",
                        "The value of a merge field can have at most " + MAX_VALUE_LENGTH
                                + " characters, and no control characters other than line breaks and tabs.");
            }
        });
        return new Recipient(mailbox, kind, values);
    }

    private static void checkPhone(JsonObjectReader fields, String path, String number) {
        if (!PhoneNumbers.isPhone(number)) {
            fields.problem(path, "not-a-number",
                    "Write the number in international format: + and 7 to 15 digits, such as +4915112345678.");
        }
    }
}
