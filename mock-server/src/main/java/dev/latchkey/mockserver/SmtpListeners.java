package dev.latchkey.mockserver;

import dev.latchkey.mockserver.smtp.SmtpBackend;
import dev.latchkey.mockserver.smtp.SmtpListener;
import dev.latchkey.mockserver.smtp.SmtpOptions;
import dev.latchkey.mockserver.smtp.SmtpOptions.TlsMode;
import dev.latchkey.mockserver.tls.ServerTls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The SMTP listeners of a server: one that offers STARTTLS, and one with implicit TLS. Both are optional. */
final class SmtpListeners implements AutoCloseable {
    private final @Nullable SmtpListener plain;
    private final @Nullable SmtpListener implicitTls;

    private SmtpListeners(@Nullable SmtpListener plain, @Nullable SmtpListener encrypted) {
        this.plain = plain;
        this.implicitTls = encrypted;
    }

    /**
     * Ports of the SMTP listeners.
     *
     * @param smtp port; 0 picks a free one, null means no listener
     * @param smtps port with implicit TLS; 0 picks a free one, null means no listener
     */
    record SmtpPorts(@Nullable Integer smtp, @Nullable Integer smtps) {
        static final SmtpPorts NONE = new SmtpPorts(null, null);
    }

    /**
     * Starts the requested listeners.
     *
     * @param certificate the server's certificate; if null, the {@code smtp} listener does not offer STARTTLS
     * @param ownCertificate creates a certificate for implicit TLS if the server has none
     * @param backendFactory creates the backend, if there is a listener at all
     */
    static SmtpListeners open(InetAddress host, SmtpPorts ports, SmtpOptions options, @Nullable ServerTls certificate,
            Supplier<ServerTls> ownCertificate, Supplier<SmtpBackend> backendFactory) {
        if (ports.equals(SmtpPorts.NONE)) {
            return new SmtpListeners(null, null);
        }
        SmtpBackend backend = backendFactory.get();
        ServerTls tls = certificate == null && ports.smtps() != null ? ownCertificate.get() : certificate;
        SmtpListener plain = null;
        try {
            if (ports.smtp() != null) {
                plain = listen(host, ports.smtp(),
                        tls == null ? options : options.withTls(TlsMode.STARTTLS, tls.context()), backend);
            }
            return new SmtpListeners(plain, ports.smtps() == null || tls == null
                    ? null
                    : listen(host, ports.smtps(), options.withTls(TlsMode.IMPLICIT, tls.context()), backend));
        } catch (StartupException e) {
            if (plain != null) {
                plain.close();
            }
            throw e;
        }
    }

    OptionalInt smtpPort() {
        return port(plain);
    }

    OptionalInt smtpsPort() {
        return port(implicitTls);
    }

    /** Returns the sum of both listeners' statistics. */
    SmtpListener.Stats stats() {
        SmtpListener.Stats first = stats(plain);
        SmtpListener.Stats second = stats(implicitTls);
        return new SmtpListener.Stats(first.open() + second.open(), first.connections() + second.connections(),
                first.rejected() + second.rejected(), first.acceptedMails() + second.acceptedMails());
    }

    /** Stops both listeners at the same time: accepts no new mail, and lets transfers in progress finish. */
    @Override
    public void close() {
        Thread closing = Thread.ofVirtual().start(() -> close(implicitTls));
        close(plain);
        try {
            closing.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static SmtpListener listen(InetAddress host, int port, SmtpOptions options, SmtpBackend backend) {
        if (port < 0 || port > 65_535) {
            throw new StartupException("Invalid port " + port + ": a port is a number from 0 to 65535.");
        }
        try {
            return SmtpListener.start(new InetSocketAddress(host, port), options, backend);
        } catch (IOException e) {
            throw new StartupException("Cannot listen on SMTP port " + port + " of " + host.getHostAddress() + ": "
                    + e.getMessage() + ". Choose another port (0 picks a free one).", e);
        }
    }

    private static SmtpListener.Stats stats(@Nullable SmtpListener listener) {
        return listener == null ? new SmtpListener.Stats(0, 0, 0, 0) : listener.stats();
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
