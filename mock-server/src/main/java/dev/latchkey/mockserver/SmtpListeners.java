package dev.latchkey.mockserver;

import dev.latchkey.mockserver.smtp.SmtpBackend;
import dev.latchkey.mockserver.smtp.SmtpListenerStats;
import dev.latchkey.mockserver.smtp.SmtpListener;
import dev.latchkey.mockserver.smtp.SmtpOptions;
import dev.latchkey.mockserver.smtp.TlsMode;
import dev.latchkey.mockserver.tls.ServerTls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where mail comes in: a door at which clients may ask for TLS, and one where it begins at once. Either may be missing. */
final class SmtpListeners implements AutoCloseable {
    private final @Nullable SmtpListener plain;
    private final @Nullable SmtpListener implicitTls;

    private SmtpListeners(@Nullable SmtpListener plain, @Nullable SmtpListener encrypted) {
        this.plain = plain;
        this.implicitTls = encrypted;
    }

    /**
     * Which doors there shall be.
     *
     * @param smtp port; 0 picks a free one, null for no door
     * @param smtps port where TLS begins at once; 0 picks a free one, null for no door
     */
    record SmtpPorts(@Nullable Integer smtp, @Nullable Integer smtps) {
        static final SmtpPorts NONE = new SmtpPorts(null, null);
    }

    /**
     * Opens the doors that are wanted.
     *
     * @param certificate of the server; null where it has none, and then the door without TLS does not offer it
     * @param ownCertificate makes one for the door that cannot do without
     * @param relays makes what takes the mail, where there is a door for it
     */
    static SmtpListeners open(InetAddress host, SmtpPorts wanted, SmtpOptions options, @Nullable ServerTls certificate,
            Supplier<ServerTls> ownCertificate, Supplier<SmtpBackend> relays) {
        if (wanted.equals(SmtpPorts.NONE)) {
            return new SmtpListeners(null, null);
        }
        SmtpBackend backend = relays.get();
        ServerTls known = certificate == null && wanted.smtps() != null ? ownCertificate.get() : certificate;
        SmtpListener plain = null;
        try {
            if (wanted.smtp() != null) {
                plain = listen(host, wanted.smtp(),
                        known == null ? options : options.with(TlsMode.STARTTLS, known.context()), backend);
            }
            return new SmtpListeners(plain, wanted.smtps() == null || known == null
                    ? null
                    : listen(host, wanted.smtps(), options.with(TlsMode.IMPLICIT, known.context()), backend));
        } catch (StartupException e) {
            if (plain != null) {
                plain.close();
            }
            throw e;
        }
    }

    /** Port at which clients may ask for TLS. */
    OptionalInt smtpPort() {
        return port(plain);
    }

    /** Port where TLS begins at once. */
    OptionalInt smtpsPort() {
        return port(implicitTls);
    }

    /** What both doors have seen. */
    SmtpListenerStats stats() {
        SmtpListenerStats one = stats(plain);
        SmtpListenerStats other = stats(implicitTls);
        return new SmtpListenerStats(one.open() + other.open(), one.connections() + other.connections(),
                one.turnedAway() + other.turnedAway(), one.mails() + other.mails());
    }

    /** Takes no new mail and lets what is coming in come to its end, both doors at the same time. */
    @Override
    public void close() {
        Thread other = Thread.ofVirtual().start(() -> close(implicitTls));
        close(plain);
        try {
            other.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static SmtpListener listen(InetAddress host, int port, SmtpOptions options, SmtpBackend backend) {
        if (port < 0 || port > 65_535) {
            throw new StartupException("A port is a number from 0 to 65535, not " + port + ".");
        }
        try {
            return SmtpListener.start(new InetSocketAddress(host, port), options, backend);
        } catch (IOException e) {
            throw new StartupException("Cannot listen to SMTP port " + port + " at " + host.getHostAddress() + ": "
                    + e.getMessage() + ". Choose another port (0 picks a free one).", e);
        }
    }

    private static SmtpListenerStats stats(@Nullable SmtpListener listener) {
        return listener == null ? new SmtpListenerStats(0, 0, 0, 0) : listener.gauges();
    }

    private static OptionalInt port(@Nullable SmtpListener listener) {
        return listener == null ? OptionalInt.empty() : OptionalInt.of(listener.address().getPort());
    }

    private static void close(@Nullable SmtpListener listener) {
        if (listener != null) {
            listener.close();
        }
    }
}
