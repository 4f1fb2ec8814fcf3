package dev.latchkey.mockserver.dialect.sandbox;

import dev.latchkey.sdk.internal.text.Texts;
import dev.latchkey.mockserver.wire.Phones;
import dev.latchkey.mockserver.delivery.NewSms;
import dev.latchkey.mockserver.http.Fields;
import dev.latchkey.mockserver.wire.Moments;
import java.time.Instant;
import java.util.List;

/** Reads an SMS that shall be sent. */
final class SmsFields {
    /** Most characters of an SMS. */
    static final int LONGEST = 1600;

    private SmsFields() {}

    static NewSms read(Fields fields) {
        List<String> to = Recipients.phones(fields);
        String text = fields.text("text", 1, LONGEST);
        String from = fields.optionalText("from", 1, 40);
        if (Texts.hasControlBeyondLines(text)) {
            fields.problem("text", "control-character", "A message has no control characters but line ends and tabs.");
        }
        if (from != null && !Phones.isSender(from)) {
            fields.problem("from", "not-a-sender", "A sender is a number, or 1 to 11 letters, digits and spaces.");
        }
        Instant sendAt = Moments.read(fields, "sendAt");
        NewSms sms = new NewSms(to, from, text, sendAt, Labels.tags(fields), Labels.reference(fields));
        fields.finish();
        return sms;
    }
}
