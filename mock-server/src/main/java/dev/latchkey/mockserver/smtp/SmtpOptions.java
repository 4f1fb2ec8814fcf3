package dev.latchkey.mockserver.smtp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Options of an SMTP listener.
 *
 * @param hostName name of the server in its greeting
 * @param tls use of TLS
 * @param context certificate and key; null only without TLS
 * @param maxMessageBytes maximum size of a mail
 * @param maxRecipients maximum recipients of one mail
 * @param maxBufferedBytes maximum memory for all incoming mails together; mails of up to 1 MB are always accepted
 * @param idleTimeout maximum time for a whole command to arrive, for a reply to be taken, and for a TLS handshake
 * @param transferTimeout maximum time for all data of one mail
 * @param maxConnections maximum connections at a time
 * @param maxConnectionsPerAddress maximum connections at a time from one address
 * @param gracePeriod time that {@link SmtpListener#close()} waits for incoming mails
 */
public record SmtpOptions(String hostName, TlsMode tls, @Nullable SSLContext context, int maxMessageBytes,
        int maxRecipients, long maxBufferedBytes, Duration idleTimeout, Duration transferTimeout, int maxConnections,
        int maxConnectionsPerAddress,
        Duration gracePeriod) {
    /** Default maximum size of a mail: 24 MB. */
    public static final int MAX_BYTES = 24 << 20;

    private static final int HEAP_DIVISOR = 4;

    public SmtpOptions {
        if (tls != TlsMode.NONE && context == null) {
            throw new IllegalArgumentException("TLS needs a certificate. Pass an SSLContext.");
        }
    }

    /**
     * Options without TLS: 24 MB, 1,000 recipients, a quarter of the heap, 300 s idle, 600 s per mail, 1,000
     * connections, 5 s of grace.
     */
    public static SmtpOptions plain() {
        return new SmtpOptions("latchkey.test", TlsMode.NONE, null, MAX_BYTES, 1_000,
                Runtime.getRuntime().maxMemory() / HEAP_DIVISOR, Duration.ofSeconds(300),
                Duration.ofSeconds(600), 1_000, 1_000, Duration.ofSeconds(5));
    }

    /** Returns a copy that uses TLS 1.2 or 1.3. */
    public SmtpOptions withTls(TlsMode mode, SSLContext certificate) {
        return new SmtpOptions(hostName, mode, certificate, maxMessageBytes, maxRecipients, maxBufferedBytes,
                idleTimeout, transferTimeout,
                maxConnections, maxConnectionsPerAddress, gracePeriod);
    }

    /** Returns a copy with these limits on mails. */
    public SmtpOptions withSizeLimits(int bytes, int recipients) {
        return new SmtpOptions(hostName, tls, context, bytes, recipients, maxBufferedBytes, idleTimeout,
                transferTimeout, maxConnections,
                maxConnectionsPerAddress, gracePeriod);
    }

    /** Returns a copy with these timeouts. */
    public SmtpOptions withTimeouts(Duration idleTime, Duration transferTime, Duration graceTime) {
        return new SmtpOptions(hostName, tls, context, maxMessageBytes, maxRecipients, maxBufferedBytes, idleTime,
                transferTime,
                maxConnections, maxConnectionsPerAddress, graceTime);
    }

    /** Returns a copy with these limits on connections. */
    public SmtpOptions withConnectionLimits(int inTotal, int perAddress) {
        return new SmtpOptions(hostName, tls, context, maxMessageBytes, maxRecipients, maxBufferedBytes, idleTimeout,
                transferTimeout, inTotal,
                perAddress,
                gracePeriod);
    }

    Duration shortestTimeout() {
        return idleTimeout.compareTo(transferTimeout) < 0 ? idleTimeout : transferTimeout;
    }

    /** Returns the lines of the reply to EHLO. */
    List<String> ehloLines(boolean startTls) {
        List<String> lines = new ArrayList<>(List.of(hostName, "PIPELINING", "SIZE " + maxMessageBytes, "8BITMIME",
                "SMTPUTF8", "ENHANCEDSTATUSCODES", "AUTH PLAIN LOGIN", "HELP"));
        if (startTls) {
            lines.add("STARTTLS");
        }
        return lines;
    }

    /** Use of TLS on a port. */
    public enum TlsMode {
        /** Connections have no TLS. */
        NONE,
        /** Clients may start TLS with STARTTLS. */
        STARTTLS,
        /** Connections use TLS from the first byte. */
        IMPLICIT
    }
}
