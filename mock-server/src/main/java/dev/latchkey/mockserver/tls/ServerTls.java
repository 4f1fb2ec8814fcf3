package dev.latchkey.mockserver.tls;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A server's certificate and what it speaks with it: TLS 1.2 and 1.3, with forward secrecy and authenticated ciphers
 * only. Safe for use by several threads.
 */
public final class ServerTls {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final X509Certificate certificate;
    private final SSLContext context;
    private final SSLParameters parameters;
    private final @Nullable String warning;
    private final @Nullable Path certificateFile;

    private ServerTls(CertificateAndKey certificateAndKey, @Nullable Path file) {
        this.certificateFile = file;
        certificate = certificateAndKey.chain().get(0);
        context = context(certificateAndKey.chain(), certificateAndKey.key());
        parameters = parameters(context);
        warning = warning(certificate);
    }

    /**
     * With a new certificate that nobody has signed but itself. Who calls the server must be told to trust
     * {@link #certificatePem()}.
     *
     * @param hostNames names and addresses of the server, besides those of every computer itself: {@code localhost},
     *        {@code 127.0.0.1} and {@code ::1}
     */
    public static ServerTls selfSigned(Collection<String> hostNames) {
        return new ServerTls(SelfSigned.create(hostNames, now()), null);
    }

    /**
     * With a self-signed certificate that is kept in this directory, so that who trusts it need not be told anew. It is
     * made when there is none, when it is about to expire, and when it lacks a name. The file
     * {@code tls-certificate.pem} there holds the certificate without its key.
     *
     * @throws UnusableCertificateException when the directory has one that cannot be read
     */
    public static ServerTls storedIn(Path directory, Collection<String> hostNames) {
        return new ServerTls(StoredCertificate.loadOrCreate(directory, hostNames, now()), StoredCertificate.certificateFile(directory));
    }

    /**
     * With a certificate of one's own.
     *
     * @param certificateChain PEM file of the certificate, and those it was signed with, in this order
     * @param privateKey PEM file of its key, not encrypted
     * @throws UnusableCertificateException when they cannot be read, or do not belong together
     */
    public static ServerTls ofFiles(Path certificateChain, Path privateKey) {
        return new ServerTls(CertificateAndKey.of(Pem.certificates(certificateChain), Pem.privateKey(privateKey),
                certificateChain, privateKey), certificateChain);
    }

    /** The certificate as PEM, for clients that are to trust it. */
    public String certificatePem() {
        return Pem.encode(certificate);
    }

    /** The SHA-256 fingerprint of the certificate, as browsers and OpenSSL write it: {@code AB:CD:…}. */
    public String fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").formatHex(hash).toUpperCase(Locale.ROOT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The certificate, for clients that are to trust it. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** PEM file that has the certificate without its key, for clients that are to trust it; empty where there is none. */
    public Optional<Path> certificateFile() {
        return Optional.ofNullable(certificateFile);
    }

    /** What is wrong with the certificate, although it can be used: it has expired, or is not valid yet. */
    public Optional<String> warning() {
        return Optional.ofNullable(warning);
    }

    /** For who makes secure sockets in a way of their own. Protocols and ciphers are not limited there. */
    public SSLContext context() {
        return context;
    }

    /**
     * Shakes hands as the server and returns the secure socket over this one. Closing it closes this one.
     *
     * @param consumed what was read already; null for nothing
     * @throws IOException when the other end does not agree
     */
    public Socket handshake(Socket socket, @Nullable InputStream consumed) throws IOException {
        SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(socket, consumed, true);
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    private static SSLContext context(List<X509Certificate> chain, PrivateKey key) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", key, new char[0], chain.toArray(X509Certificate[]::new));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new UnusableCertificateException("The certificate cannot be used for TLS: " + e.getMessage() + ".",
                    e);
        }
    }

    private static SSLParameters parameters(SSLContext context) {
        SSLParameters parameters = context.getDefaultSSLParameters();
        parameters.setProtocols(PROTOCOLS);
        parameters.setCipherSuites(Arrays.stream(parameters.getCipherSuites()).filter(ServerTls::isSound)
                .toArray(String[]::new));
        parameters.setUseCipherSuitesOrder(true);
        return parameters;
    }

    /** The first two are how all suites of TLS 1.3 begin. */
    private static boolean isSound(String suite) {
        return suite.startsWith("TLS_AES_") || suite.startsWith("TLS_CHACHA20_") || suite.startsWith("TLS_ECDHE_")
                && (suite.contains("_GCM_") || suite.contains("_CHACHA20_"));
    }

    private static @Nullable String warning(X509Certificate certificate) {
        Instant now = now();
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            return "The server's certificate expired at " + certificate.getNotAfter().toInstant()
                    + ", so clients will refuse it. Renew it.";
        }
        return now.isBefore(certificate.getNotBefore().toInstant())
                ? "The server's certificate is not valid before " + certificate.getNotBefore().toInstant()
                        + ", so clients will refuse it until then."
                : null;
    }

    /** Clients judge a certificate by their own time, so no test's clock has a say in it. */
    private static Instant now() {
        return InstantSource.system().instant();
    }
}
