package dev.latchkey.mockserver.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.mockserver.Python;
import dev.latchkey.mockserver.smtp.SmtpOptions.TlsMode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class SmtpTlsTest {
    private static final HeldCertificate CERTIFICATE = new HeldCertificate.Builder().commonName("localhost")
            .addSubjectAlternativeName("localhost").addSubjectAlternativeName("127.0.0.1").build();
    private static final SSLContext SERVER = new HandshakeCertificates.Builder().heldCertificate(CERTIFICATE).build()
            .sslContext();
    private static final SSLContext CLIENT = new HandshakeCertificates.Builder()
            .addTrustedCertificate(CERTIFICATE.certificate()).build().sslContext();

    private final FakeSmtpBackend backend = new FakeSmtpBackend();
    private SmtpListener listener;

    @AfterEach
    void stop() {
        listener.close();
        assertThat(listener.stats().open()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void startTlsBeginsAnewInPrivate(String version) throws Exception {
        start(TlsMode.STARTTLS);
        try (SmtpTestClient smtp = new SmtpTestClient(listener.address()).logIn()) {
            assertThat(smtp.command("STARTTLS now")).startsWith("501");
            assertThat(smtp.command("STARTTLS")).startsWith("220");
            smtp.upgrade(socket -> secured(socket, version));
            assertThat(smtp.command("MAIL FROM:<a@example.com>")).startsWith("503");
            smtp.send("EHLO me\r\n");
            assertThat(smtp.readWholeReply()).contains("AUTH PLAIN LOGIN").doesNotContain("STARTTLS");
            assertThat(smtp.command("STARTTLS")).startsWith("503");
            assertThat(smtp.command("MAIL FROM:<a@example.com>")).startsWith("530");
            assertThat(smtp.command(SmtpTestClient.AUTH_PLAIN)).startsWith("235");
            assertThat(smtp.startData().command("x\r\n.")).startsWith("250");
            assertThat(smtp.command("QUIT")).startsWith("221");
        }
        assertThat(backend.mails).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1", "TLSv1.1"})
    void oldTlsIsRefused(String version) throws Exception {
        start(TlsMode.IMPLICIT);
        try (SmtpTestClient smtp = new SmtpTestClient(listener.address())) {
            assertThatThrownBy(() -> smtp.upgrade(socket -> secured(socket, version))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void commandsSentWithStartTlsAreNotCarriedIntoIt() throws Exception {
        start(TlsMode.STARTTLS);
        try (SmtpTestClient smtp = new SmtpTestClient(listener.address())) {
            smtp.readReply();
            smtp.command("EHLO me");
            smtp.send("STARTTLS\r\n" + SmtpTestClient.AUTH_PLAIN + "\r\n");
            assertThat(smtp.readReply()).startsWith("503");
            assertThat(smtp.readReply()).isEmpty();
        }
    }

    @Test
    void implicitTlsIsPrivateFromTheFirstByte() throws Exception {
        start(TlsMode.IMPLICIT);
        try (SmtpTestClient smtp = new SmtpTestClient(listener.address())) {
            smtp.upgrade(socket -> secured(socket, "TLSv1.3"));
            smtp.logIn();
            assertThat(smtp.startData().command("x\r\n.")).startsWith("250");
        }
    }

    @Test
    void whoSpeaksNoTlsIsHungUpOn() throws Exception {
        start(TlsMode.IMPLICIT);
        try (SmtpTestClient smtp = new SmtpTestClient(listener.address())) {
            smtp.send("EHLO me\r\n");
            assertThat(smtp.readReply()).doesNotStartWith("220");
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("reset");
        }
    }

    @Test
    void aHandshakeInDropsIsHungUpOn() throws Exception {
        Duration patience = Duration.ofMillis(400);
        listener = SmtpListener.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), SmtpOptions.plain()
                .withTls(TlsMode.IMPLICIT, SERVER).withTimeouts(patience, patience, Duration.ofSeconds(5)), backend);
        // The start of a ClientHello that declares 512 bytes.
        byte[] hello = Arrays.copyOf(new byte[]{0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3}, 512);
        try (Socket client = new Socket(listener.address().getAddress(), listener.address().getPort())) {
            client.setSoTimeout(100);
            int sent = 0;
            while (sent < hello.length && !hasEnded(client)) {
                client.getOutputStream().write(hello[sent++]);
            }
            assertThat(sent).isLessThan(hello.length);
        } catch (SocketException e) {
            assertThat(e).hasMessageMatching("(?i).*(reset|broken pipe).*");
        }
    }

    @ParameterizedTest
    @EnumSource(TlsMode.class)
    void aStopDoesNotWaitForClientsThatSayNothing(TlsMode mode) throws Exception {
        start(mode);
        long began = System.nanoTime();
        try (SmtpTestClient silent = new SmtpTestClient(listener.address());
                SmtpTestClient secret = new SmtpTestClient(listener.address())) {
            if (mode == TlsMode.IMPLICIT) {
                secret.upgrade(socket -> secured(socket, "TLSv1.3"));
            } else {
                silent.readReply();
            }
            secret.readReply();
            listener.close();
            assertThat(secret.readReply()).startsWith("421 4.3.2");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @EnumSource(TlsMode.class)
    void pythonSends(TlsMode mode, @TempDir Path directory) throws Exception {
        start(mode);
        Path certificate = Files.writeString(directory.resolve("ca.pem"), CERTIFICATE.certificatePem());
        String seen = Python.run(directory, """
                import smtplib, ssl, sys
                from email.message import EmailMessage
                port, mode, ca, user, password = int(sys.argv[1]), *sys.argv[2:]
                context = ssl.create_default_context(cafile=ca)
                def connect():
                    if mode == 'IMPLICIT':
                        return smtplib.SMTP_SSL('localhost', port, context=context)
                    smtp = smtplib.SMTP('localhost', port)
                    if mode == 'STARTTLS':
                        smtp.starttls(context=context)
                    return smtp
                def refused(call):
                    try:
                        call()
                    except smtplib.SMTPRecipientsRefused as e:
                        print('refused', list(e.recipients.values())[0][0])
                    except smtplib.SMTPResponseException as e:
                        print('refused', e.smtp_code)
                mail = EmailMessage()
                mail['From'], mail['To'], mail['Subject'] = 'ada@example.com', 'bob@example.com', 'grüß'
                mail.set_content('.\\n..\\nhello')
                with connect() as smtp:
                    refused(lambda: smtp.send_message(mail))
                    refused(lambda: smtp.login(user, 'wrong'))
                    refused(lambda: smtp.login('wrong', password))
                with connect() as smtp:
                    smtp.ehlo()
                    smtp.user, smtp.password = user, password
                    smtp.auth('PLAIN', smtp.auth_plain)
                    smtp.send_message(mail)
                    refused(lambda: smtp.sendmail('stranger@example.com', ['bob@example.com'], 'x'))
                    refused(lambda: smtp.sendmail('ada@example.com', ['refused@example.com'], 'x'))
                    refused(lambda: smtp.sendmail('ada@example.com', ['bob@example.com'], 'x' * 30000000))
                    mail.replace_header('To', 'jörg@exämple.com')
                    smtp.send_message(mail)
                print('done')
                """, String.valueOf(listener.address().getPort()), mode.name(), certificate.toString(),
                FakeSmtpBackend.USER,
                FakeSmtpBackend.PASSWORD);

        assertThat(seen.lines()).containsExactly("refused 530", "refused 535", "refused 535", "refused 550",
                "refused 550", "refused 552", "done");
        assertThat(backend.mails).hasSize(2);
        assertThat(backend.mails.get(0).text()).endsWith("\r\n.\r\n..\r\nhello\r\n");
        assertThat(backend.mails.get(1).envelope().smtpUtf8()).isTrue();
        assertThat(backend.mails.get(1).envelope().recipients()).containsExactly("jörg@exämple.com");
    }

    private void start(TlsMode mode) throws IOException {
        SmtpOptions options = mode == TlsMode.NONE ? SmtpOptions.plain() : SmtpOptions.plain().withTls(mode, SERVER);
        listener = SmtpListener.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), options, backend);
    }

    private static boolean hasEnded(Socket client) throws IOException {
        try {
            return client.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    private static Socket secured(Socket socket, String version) throws IOException {
        SSLSocket tls = (SSLSocket) CLIENT.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
        tls.setEnabledProtocols(new String[]{version});
        tls.setSoTimeout(20_000);
        tls.startHandshake();
        assertThat(tls.getSession().getProtocol()).isEqualTo(version);
        return tls;
    }
}
