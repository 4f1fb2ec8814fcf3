package dev.latchkey.mockserver.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates: created, stored, and read from valid and invalid files. */
class ServerTlsTest {
    @TempDir
    Path directory;

    @Test
    void aSelfSignedCertificateIsForThisComputerAndForTheNamesGiven() throws Exception {
        ServerTls tls = ServerTls.selfSigned(List.of("Mail.Example", "10.1.2.3"));

        assertThat(tls.certificate().getSubjectAlternativeNames()).extracting(entry -> String.valueOf(entry.get(1)))
                .contains("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", "mail.example", "10.1.2.3");
        assertThat(tls.warning()).isEmpty();
        assertThat(tls.certificatePem()).startsWith("-----BEGIN CERTIFICATE-----\n");
        assertThat(tls.fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        Path file = Files.writeString(directory.resolve("c.pem"), tls.certificatePem());
        assertThat(Pem.certificates(file)).containsExactly(tls.certificate());
    }

    @Test
    void aKeptCertificateStaysTheSameAndItsKeyIsForItsOwnerAlone() throws IOException {
        ServerTls created = ServerTls.storedIn(directory, List.of("::1", "10.0.0.1"));
        ServerTls again = ServerTls.storedIn(directory, List.of("10.0.0.1"));
        ServerTls more = ServerTls.storedIn(directory, List.of("other.example"));

        assertThat(again.certificate()).isEqualTo(created.certificate());
        assertThat(more.certificate()).isNotEqualTo(created.certificate());
        assertThat(directory.resolve("tls-certificate.pem")).hasContent(more.certificatePem());
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("tls.pem"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aKeptCertificateThatIsAboutToExpireIsMadeAnew() {
        Instant now = InstantSource.system().instant();
        CertificateAndKey first = StoredCertificate.loadOrCreate(directory, List.of(), now);

        assertThat(StoredCertificate.loadOrCreate(directory, List.of(), now.plus(Duration.ofDays(700))).chain())
                .isEqualTo(first.chain());
        assertThat(StoredCertificate.loadOrCreate(directory, List.of(), now.plus(Duration.ofDays(780))).chain())
                .isNotEqualTo(first.chain());
    }

    @Test
    void aDamagedKeptCertificateIsNotOverwritten() throws IOException {
        Path file = Files.writeString(directory.resolve("tls.pem"), "damaged");

        assertThatThrownBy(() -> ServerTls.storedIn(directory, List.of()))
                .isInstanceOf(UnusableCertificateException.class).hasMessageContaining("Delete it");
        assertThat(file).hasContent("damaged");
    }

    @Test
    void keysOfEachKindAreReadFromFiles() throws Exception {
        for (HeldCertificate held : List.of(new HeldCertificate.Builder().rsa2048().build(),
                new HeldCertificate.Builder().ecdsa256().build())) {
            Path chain = write("chain.pem", held.certificatePem());
            Path key = write("key.pem", held.privateKeyPkcs8Pem());
            assertThat(ServerTls.ofFiles(chain, key).certificate()).isEqualTo(held.certificate());
        }
    }

    @Test
    void aChainBeginsWithTheServersOwnCertificate() throws Exception {
        HeldCertificate root = new HeldCertificate.Builder().certificateAuthority(0).build();
        HeldCertificate own = new HeldCertificate.Builder().signedBy(root).build();
        Path key = write("key.pem", own.privateKeyPkcs8Pem());

        assertThat(ServerTls.ofFiles(write("right.pem", own.certificatePem() + root.certificatePem()), key)
                .certificate()).isEqualTo(own.certificate());
        assertThatThrownBy(() -> ServerTls.ofFiles(write("wrong.pem", root.certificatePem() + own.certificatePem()),
                key)).hasMessageContaining("first certificate must be the server's own");
    }

    @Test
    void whatIsWrongWithAFileIsSaidInOneSentence() throws Exception {
        HeldCertificate held = new HeldCertificate.Builder().build();
        Path chain = write("chain.pem", held.certificatePem());
        Path key = write("key.pem", held.privateKeyPkcs8Pem());
        Path other = write("other.pem", new HeldCertificate.Builder().build().privateKeyPkcs8Pem());
        Path rsa = write("rsa.pem", new HeldCertificate.Builder().rsa2048().build().privateKeyPkcs8Pem());
        Path text = write("text.pem", "nothing of the kind");

        assertWrong(directory.resolve("none.pem"), key, "The certificate file");
        assertWrong(chain, directory.resolve("none.pem"), "The key file");
        assertWrong(directory, key, "cannot be read");
        assertWrong(text, key, "no certificate in");
        assertWrong(key, key, "no certificate in");
        assertWrong(chain, text, "no private key in");
        assertWrong(chain, chain, "no private key in");
        assertWrong(chain, other, "does not match the first certificate");
        assertWrong(chain, rsa, "does not match the first certificate");
        assertWrong(chain, write("e.pem", pem("ENCRYPTED PRIVATE KEY", "AAAA")), "is encrypted");
        assertWrong(chain, write("r.pem", pem("RSA PRIVATE KEY", "Proc-Type: 4,ENCRYPTED\nDEK-Info: A-1\n\nAAAA")),
                "openssl pkcs8");
        assertWrong(chain, write("d.pem", pem("PRIVATE KEY", Base64.getEncoder().encodeToString(new byte[40]))),
                "damaged");
        assertWrong(chain, write("b.pem", pem("PRIVATE KEY", "A")), "damaged");
        assertWrong(write("c.pem", pem("CERTIFICATE", "AAAA")), key, "damaged");
    }

    @Test
    void aCertificateThatHasExpiredIsUsedWithAWarning() throws Exception {
        HeldCertificate held = new HeldCertificate.Builder().validityInterval(0, 1_000_000_000).build();
        ServerTls tls = ServerTls.ofFiles(write("chain.pem", held.certificatePem()),
                write("key.pem", held.privateKeyPkcs8Pem()));

        assertThat(tls.warning()).hasValueSatisfying(text -> assertThat(text).contains("expired at 1970-01-12"));
    }

    @Test
    void aFileThatMayNotBeReadIsNamed() throws Exception {
        HeldCertificate held = new HeldCertificate.Builder().build();
        Path chain = write("chain.pem", held.certificatePem());
        Path key = write("key.pem", held.privateKeyPkcs8Pem());
        assumeTrue(key.toFile().setReadable(false) && !Files.isReadable(key), "This user may read everything.");

        assertWrong(chain, key, "permission denied");
    }

    private static void assertWrong(Path chain, Path key, String why) {
        assertThatThrownBy(() -> ServerTls.ofFiles(chain, key)).isInstanceOf(UnusableCertificateException.class)
                .hasMessageContaining(why).hasMessageEndingWith(".");
    }

    private static String pem(String label, String content) {
        return "-----BEGIN " + label + "-----\n" + content + "\n-----END " + label + "-----\n";
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
