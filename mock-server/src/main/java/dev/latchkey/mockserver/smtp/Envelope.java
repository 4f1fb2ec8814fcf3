package dev.latchkey.mockserver.smtp;

import java.util.List;

/**
 * Sender and recipients of a mail, as the client gave them in SMTP; the header of the mail may differ.
 *
 * @param from address of the sender; empty for a bounce, which must not be replied to
 * @param recipients in order; empty until the client has recipients some
 * @param smtpUtf8 true if the client asked for addresses that are not ASCII
 * @param eightBit true if the client declared an 8-bit body
 * @param declaredSize bytes that the client declared; 0 if it declared none
 */
public record Envelope(String from, List<String> recipients, boolean smtpUtf8, boolean eightBit, long declaredSize) {
    public Envelope {
        recipients = List.copyOf(recipients);
    }

    /** Returns a copy with these recipients. */
    public Envelope withRecipients(List<String> recipients) {
        return new Envelope(from, recipients, smtpUtf8, eightBit, declaredSize);
    }
}
