package dev.latchkey.mockserver.release;

import dev.latchkey.mockserver.fault.FaultPhase;
import dev.latchkey.mockserver.smtp.Envelope;
import dev.latchkey.mockserver.smtp.SmtpBackend;
import dev.latchkey.mockserver.smtp.SmtpBackend.AuthenticatedClient;
import dev.latchkey.mockserver.smtp.SmtpBackend.Credentials;
import dev.latchkey.mockserver.smtp.SmtpBackend.SmtpFault;
import dev.latchkey.mockserver.smtp.SmtpBackend.SmtpFaultContext;
import dev.latchkey.mockserver.smtp.SmtpListener;
import dev.latchkey.mockserver.smtp.SmtpOptions;
import dev.latchkey.mockserver.smtp.SmtpOptions.TlsMode;
import dev.latchkey.mockserver.smtp.SmtpRefusalException;
import dev.latchkey.sdk.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A real mail server with one user. It accepts all mail except for {@code nobody@}. */
public final class MailReceiver implements SmtpBackend, AuthenticatedClient, AutoCloseable {
    public static final Secret PASSWORD = Secret.of("Geheim-3.1415926");
    public static final String USER = "mailer";

    public final List<Envelope> envelopes = new CopyOnWriteArrayList<>();
    public final List<String> mails = new CopyOnWriteArrayList<>();
    private final HeldCertificate certificate;
    private final SmtpListener listener;
    public volatile boolean resetsAfterData;
    public volatile boolean refusesPeers;

    /** Starts a server whose certificate is valid for this name. */
    public MailReceiver(TlsMode mode, String name) throws IOException {
        certificate = new HeldCertificate.Builder().addSubjectAlternativeName(name).build();
        SSLContext own = new HandshakeCertificates.Builder().heldCertificate(certificate).build().sslContext();
        SmtpOptions options = SmtpOptions.plain();
        listener = SmtpListener.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                mode == TlsMode.NONE ? options : options.withTls(mode, own), this);
    }

    /** Returns release settings for this server: with its user, trusting its certificate. */
    public ReleaseSmtpServer server(String... allowed) {
        return untrusted(allowed).trusting(new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate.certificate()).build().sslContext());
    }

    /** Returns the same settings without trust in its certificate. */
    public ReleaseSmtpServer untrusted(String... allowed) {
        return new ReleaseSmtpServer("127.0.0.1", listener.address().getPort(), List.of(allowed)).login(USER, PASSWORD);
    }

    @Override
    public void admit(InetAddress peer) {
        if (refusesPeers) {
            throw new SmtpRefusalException(554, "5.7.1", "Not from your address.");
        }
    }

    @Override
    public SmtpFault fault(SmtpFaultContext context) {
        return resetsAfterData && context.phase() == FaultPhase.AFTER_DATA
                ? new SmtpFault(Duration.ZERO, null, SmtpFault.ConnectionEnd.RESET)
                : SmtpFault.NONE;
    }

    @Override
    public AuthenticatedClient login(Credentials credentials, InetAddress peer) {
        if (!credentials.user().equals(USER) || !credentials.password().equals(PASSWORD)) {
            throw new SmtpRefusalException(535, "5.7.8", "No, " + credentials.password().reveal() + " is wrong.");
        }
        return this;
    }

    @Override
    public void beginMail(Envelope begun) {}

    @Override
    public void addRecipient(String address) {
        if (address.startsWith("nobody@")) {
            throw new SmtpRefusalException(550, "5.1.1", "Nobody of this name.");
        }
    }

    @Override
    public String accept(Envelope envelope, byte[] raw) {
        envelopes.add(envelope);
        mails.add(new String(raw, StandardCharsets.UTF_8));
        return "taken";
    }

    @Override
    public void close() {
        listener.close();
    }
}
