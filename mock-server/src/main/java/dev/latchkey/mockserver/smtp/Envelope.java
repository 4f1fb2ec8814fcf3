package dev.latchkey.mockserver.smtp;

import java.util.List;

/**
 * Who a mail is from and for, as the client told the relay; the mail's own header may say otherwise.
 *
 * @param from sender's address; empty for a report that nobody may answer
 * @param recipients in order; empty until the client has named some
 * @param smtpUtf8 whether the client asked for addresses that are not ASCII
 * @param eightBit whether the client announced a body of 8 bits
 * @param declaredSize bytes that the client announced; 0 for not said
 */
public record Envelope(String from, List<String> recipients, boolean smtpUtf8, boolean eightBit, long declaredSize) {
    public Envelope {
        recipients = List.copyOf(recipients);
    }

    /** The same for these recipients. */
    public Envelope to(List<String> named) {
        return new Envelope(from, named, smtpUtf8, eightBit, declaredSize);
    }
}
