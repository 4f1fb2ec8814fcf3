package dev.latchkey.mockserver.smtp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How a listener behaves.
 *
 * @param hostName what it calls itself
 * @param tls how connections become private
 * @param context certificate and key; null only without TLS
 * @param mostBytes largest mail
 * @param mostRecipients most recipients of one mail
 * @param mostHeld most bytes that mails may take together while they come in; those of up to 1 MB are always taken
 * @param idle longest wait for a whole command, for an answer to be taken, and for TLS to begin
 * @param transfer longest time for the whole of one mail's data
 * @param mostConnections at once
 * @param mostPerAddress at once from one address
 * @param grace how long a stop waits for mails that are coming in
 */
public record SmtpOptions(String hostName, TlsMode tls, @Nullable SSLContext context, int mostBytes,
        int mostRecipients, long mostHeld, Duration idle, Duration transfer, int mostConnections, int mostPerAddress,
        Duration grace) {
    /** 24 MB. */
    public static final int MAX_BYTES = 24 << 20;

    private static final int PARTS_OF_MEMORY = 4;

    public SmtpOptions {
        if (tls != TlsMode.NONE && context == null) {
            throw new IllegalArgumentException("TLS needs a certificate: give an SSLContext.");
        }
    }

    /** Without TLS: 24 MB, 1,000 recipients, a quarter of the heap, 300 s idle, 600 s per mail, 1,000 connections, 5 s grace. */
    public static SmtpOptions plain() {
        return new SmtpOptions("latchkey.test", TlsMode.NONE, null, MAX_BYTES, 1_000,
                Runtime.getRuntime().maxMemory() / PARTS_OF_MEMORY, Duration.ofSeconds(300),
                Duration.ofSeconds(600), 1_000, 1_000, Duration.ofSeconds(5));
    }

    /** The same with TLS, 1.2 or 1.3. */
    public SmtpOptions with(TlsMode mode, SSLContext certificate) {
        return new SmtpOptions(hostName, mode, certificate, mostBytes, mostRecipients, mostHeld, idle, transfer,
                mostConnections, mostPerAddress, grace);
    }

    /** The same with these limits of size. */
    public SmtpOptions withSizes(int bytes, int recipients) {
        return new SmtpOptions(hostName, tls, context, bytes, recipients, mostHeld, idle, transfer, mostConnections,
                mostPerAddress, grace);
    }

    /** The same with this limit of memory. */
    public SmtpOptions withRoom(long bytes) {
        return new SmtpOptions(hostName, tls, context, mostBytes, mostRecipients, bytes, idle, transfer,
                mostConnections, mostPerAddress, grace);
    }

    /** The same with these limits of time. */
    public SmtpOptions withTimes(Duration idleTime, Duration transferTime, Duration graceTime) {
        return new SmtpOptions(hostName, tls, context, mostBytes, mostRecipients, mostHeld, idleTime, transferTime,
                mostConnections, mostPerAddress, graceTime);
    }

    /** The same with these limits of connections. */
    public SmtpOptions withConnections(int atOnce, int perAddress) {
        return new SmtpOptions(hostName, tls, context, mostBytes, mostRecipients, mostHeld, idle, transfer, atOnce,
                perAddress,
                grace);
    }

    Duration shortestTime() {
        return idle.compareTo(transfer) < 0 ? idle : transfer;
    }

    /** What EHLO is answered. */
    List<String> offers(boolean startTls) {
        List<String> offers = new ArrayList<>(List.of(hostName, "PIPELINING", "SIZE " + mostBytes, "8BITMIME",
                "SMTPUTF8", "ENHANCEDSTATUSCODES", "AUTH PLAIN LOGIN", "HELP"));
        if (startTls) {
            offers.add("STARTTLS");
        }
        return offers;
    }
}
