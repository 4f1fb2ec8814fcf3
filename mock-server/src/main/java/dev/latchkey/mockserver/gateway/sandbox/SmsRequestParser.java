package dev.latchkey.mockserver.gateway.sandbox;

import dev.latchkey.mockserver.delivery.message.NewSms;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.rest.InstantParser;
import dev.latchkey.mockserver.rest.PhoneNumbers;
import dev.latchkey.sdk.internal.text.TextChecks;
import java.time.Instant;
import java.util.List;

/** Parses the body of a request to send an SMS. */
final class SmsRequestParser {
    /** Maximum number of characters of an SMS. */
    static final int MAX_LENGTH = 1600;

    private SmsRequestParser() {}

    static NewSms read(JsonObjectReader fields) {
        List<String> to = RecipientParser.phones(fields);
        String text = fields.text("text", 1, MAX_LENGTH);
        String from = fields.optionalText("from", 1, 40);
        if (TextChecks.hasControlExceptWhitespace(text)) {
            fields.problem("text", "control-character",
                    "A message must not contain control characters other than line breaks and tabs.");
        }
        if (from != null && !PhoneNumbers.isSender(from)) {
            fields.problem("from", "not-a-sender", "A sender must be a number, or 1 to 11 letters, digits and spaces.");
        }
        Instant sendAt = InstantParser.read(fields, "sendAt");
        NewSms sms = new NewSms(to, from, text, sendAt, TagParser.tags(fields), TagParser.reference(fields));
        fields.finish();
        return sms;
    }
}
