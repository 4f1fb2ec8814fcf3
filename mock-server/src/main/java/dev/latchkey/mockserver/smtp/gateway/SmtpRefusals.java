package dev.latchkey.mockserver.smtp.gateway;

import dev.latchkey.mockserver.journal.RequestContext;
import dev.latchkey.mockserver.journal.RequestJournal;
import dev.latchkey.mockserver.model.Refusal;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.smtp.SmtpRefusalException;

/** Converts refusals of the model to SMTP. Source of the codes: RFC 5321, 4954 and 3463. */
final class SmtpRefusals {
    private SmtpRefusals() {}

    /** Writes the refusal to the journal and returns it for SMTP. */
    static SmtpRefusalException journaled(RefusedException refused, RequestContext context, RequestJournal journal) {
        RefusalReason reason = refused.refusal().reason();
        return switch (reason) {
            case ADDRESS_BLOCKED, PERMISSION_MISSING, KEY_REQUIRED, CREDIT_MISSING ->
                journaled(refused, context, journal, 550, "5.7.1");
            case KEY_UNKNOWN, KEY_REVOKED, KEY_EXPIRED -> journaled(refused, context, journal, 535, "5.7.8");
            case TOO_LARGE -> journaled(refused, context, journal, 552, "5.3.4");
            case TOO_MANY_REQUESTS -> journaled(refused, context, journal, 451, "4.7.1");
            case STORE_FAILED, INTERNAL, FAULT -> journaled(refused, context, journal, 451, "4.3.0");
            default -> journaled(refused, context, journal, 550, "5.6.0");
        };
    }

    /** Writes the refusal to the journal and returns it for SMTP, with this code. */
    static SmtpRefusalException journaled(RefusedException refused, RequestContext context, RequestJournal journal,
            int code,
            String enhancedCode) {
        Refusal refusal = refused.refusal();
        context.refused(refusal.reason());
        journal.end(context, code);
        return new SmtpRefusalException(code, enhancedCode, singleLine(refusal)).asJournaled();
    }

    /** Returns the reason for a refusal by the protocol layer. */
    static RefusalReason reason(SmtpRefusalException refusal) {
        return switch (refusal.code()) {
            case 452, 552 -> RefusalReason.TOO_LARGE;
            case 502, 504, 555 -> RefusalReason.NOT_IMPLEMENTED;
            case 530 -> RefusalReason.CREDENTIALS_MISSING;
            case 535 -> RefusalReason.KEY_UNKNOWN;
            case 550, 553 -> RefusalReason.INVALID;
            default -> RefusalReason.MALFORMED_REQUEST;
        };
    }

    private static String singleLine(Refusal refusal) {
        String text = refusal.fields().isEmpty() ? refusal.detail() : refusal.fields().get(0).detail();
        return text.codePoints().map(c -> c < ' ' || c > '~' ? '?' : c).limit(400)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
