package dev.latchkey.mockserver.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** A self-signed certificate stored in the data directory, which only one running server uses. */
final class StoredCertificate {
    // In one file, so that the certificate and its key cannot get separated.
    private static final String CERTIFICATE_AND_KEY = "tls.pem";
    private static final String CERTIFICATE = "tls-certificate.pem";
    private static final Duration MIN_REMAINING = Duration.ofDays(30);

    private StoredCertificate() {}

    static CertificateAndKey loadOrCreate(Path directory, Collection<String> hostNames, Instant now) {
        Path file = directory.resolve(CERTIFICATE_AND_KEY);
        try {
            if (Files.exists(file)) {
                CertificateAndKey stored = read(file);
                if (isUsable(stored.chain().get(0), hostNames, now)) {
                    return stored;
                }
            }
            CertificateAndKey created = SelfSigned.create(hostNames, now);
            String certificate = Pem.encode(created.chain().get(0));
            write(file, Pem.encode(created.key()) + certificate);
            write(certificateFile(directory), certificate);
            return created;
        } catch (IOException e) {
            throw new UnusableCertificateException(
                    "The certificate cannot be stored in " + directory + ": " + e.getMessage() + ".", e);
        }
    }

    /** Returns the file with the certificate but without its key. */
    static Path certificateFile(Path directory) {
        return directory.resolve(CERTIFICATE);
    }

    private static CertificateAndKey read(Path file) {
        try {
            return CertificateAndKey.of(Pem.certificates(file), Pem.privateKey(file), file, file);
        } catch (UnusableCertificateException e) {
            throw new UnusableCertificateException(
                    e.getMessage() + " The server created this file. Delete it, and the server will create another.",
                    e);
        }
    }

    private static boolean isUsable(X509Certificate certificate, Collection<String> hostNames, Instant now) {
        return certificate.getNotAfter().toInstant().isAfter(now.plus(MIN_REMAINING))
                && SelfSigned.covers(certificate, hostNames);
    }

    /** Writes a file atomically, readable only by its owner. */
    private static void write(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        try (var channel = Files.newByteChannel(draft,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly(file))) {
            channel.write(StandardCharsets.US_ASCII.encode(text));
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? List.of(PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                        .toArray(FileAttribute[]::new)
                : new FileAttribute<?>[0];
    }
}
