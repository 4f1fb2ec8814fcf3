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
 * TLS of a server: its certificate, and TLS 1.2 and 1.3 with only those cipher suites that have forward secrecy and
 * authenticated encryption. Safe for use by several threads.
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
     * Creates a self-signed certificate. Clients must be configured to trust {@link #certificatePem()}.
     *
     * @param hostNames names and addresses of the server, in addition to {@code localhost}, {@code 127.0.0.1} and
     *         {@code ::1}
     */
    public static ServerTls selfSigned(Collection<String> hostNames) {
        return new ServerTls(SelfSigned.create(hostNames, now()), null);
    }

    /**
     * Loads a self-signed certificate from this directory, so that clients need to be configured only once. A new one
     * is created if there is none, if it expires within 30 days, or if it lacks a host name. The file {@code
     * tls-certificate.pem} in the directory contains the certificate without its key.
     *
     * @throws UnusableCertificateException if the stored certificate cannot be read
     */
    public static ServerTls storedIn(Path directory, Collection<String> hostNames) {
        return new ServerTls(StoredCertificate.loadOrCreate(directory, hostNames, now()),
                StoredCertificate.certificateFile(directory));
    }

    /**
     * Loads a certificate from files.
     *
     * @param certificateChain PEM file with the certificate, followed by those of its issuers
     * @param privateKey PEM file with its private key, not encrypted
     * @throws UnusableCertificateException if the files cannot be read or do not match
     */
    public static ServerTls ofFiles(Path certificateChain, Path privateKey) {
        return new ServerTls(CertificateAndKey.of(Pem.certificates(certificateChain), Pem.privateKey(privateKey),
                certificateChain, privateKey), certificateChain);
    }

    /** Returns the certificate in PEM format, for clients that must trust it. */
    public String certificatePem() {
        return Pem.encode(certificate);
    }

    /** Returns the SHA-256 fingerprint in the format of browsers and OpenSSL: {@code AB:CD:…}. */
    public String fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").formatHex(hash).toUpperCase(Locale.ROOT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the certificate, for clients that must trust it. */
    public X509Certificate certificate() {
        return certificate;
    }

    /**
     * Returns the PEM file with the certificate but without its key; empty if the certificate is not stored in a file.
     */
    public Optional<Path> certificateFile() {
        return Optional.ofNullable(certificateFile);
    }

    /** Returns a warning if the certificate has expired or is not valid yet. It is used nevertheless. */
    public Optional<String> warning() {
        return Optional.ofNullable(warning);
    }

    /**
     * Returns a context for callers that create TLS connections themselves. It does not limit protocols and cipher
     * suites.
     */
    public SSLContext context() {
        return context;
    }

    /**
     * Performs a TLS handshake as the server on a connected socket, and returns the TLS socket. Closing it closes the
     * given socket too.
     *
     * @param consumed bytes that were read from the socket already; null if there are none
     * @throws IOException if the handshake fails
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
        parameters.setCipherSuites(Arrays.stream(parameters.getCipherSuites()).filter(ServerTls::isStrong)
                .toArray(String[]::new));
        parameters.setUseCipherSuitesOrder(true);
        return parameters;
    }

    /**
     * Returns true for cipher suites of TLS 1.3, which the first two prefixes stand for, and for ECDHE with an AEAD
     * cipher.
     */
    private static boolean isStrong(String suite) {
        return suite.startsWith("TLS_AES_") || suite.startsWith("TLS_CHACHA20_") || suite.startsWith("TLS_ECDHE_")
                && (suite.contains("_GCM_") || suite.contains("_CHACHA20_"));
    }

    private static @Nullable String warning(X509Certificate certificate) {
        Instant now = now();
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            return "The server's certificate expired at " + certificate.getNotAfter().toInstant()
                    + ", so clients will reject it. Renew it.";
        }
        return now.isBefore(certificate.getNotBefore().toInstant())
                ? "The server's certificate is not valid before " + certificate.getNotBefore().toInstant()
                        + ", so clients will reject it until then."
                : null;
    }

    /** Returns the system time, not that of a test clock, because clients check certificates against their own time. */
    private static Instant now() {
        return InstantSource.system().instant();
    }
}
