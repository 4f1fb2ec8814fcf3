package dev.latchkey.mockserver.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.smtp.SmtpOptions.TlsMode;
import dev.latchkey.sdk.Secret;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties of a release that a test over HTTP cannot observe. */
@Timeout(60)
class MailReleaseTest {
    @Test
    void tlsCanBeginAtOnce() throws IOException {
        try (MailReceiver receiver = new MailReceiver(TlsMode.IMPLICIT, "127.0.0.1")) {
            new SmtpClient(receiver.server("example.com"), true).send(mail("Subject: x\r\n\r\ny\r\n"), null,
                    List.of("eve@example.com"));

            assertThat(receiver.envelopes).singleElement().satisfies(envelope -> {
                assertThat(envelope.from()).isEmpty();
                assertThat(envelope.eightBit()).isFalse();
                assertThat(envelope.smtpUtf8()).isFalse();
            });
        }
    }

    @Test
    void aServerThatAsksForNothingIsToldNothing() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<List<String>> received = CompletableFuture.supplyAsync(() -> converse(listener));
            new SmtpClient(new ReleaseSmtpServer("localhost", listener.getLocalPort(), List.of("example.com")), false)
                    .send(mail("Subject: x\r\n\r\n.y\r\n"), "ann@shop.test", List.of("eve@example.com"));

            assertThat(received.get().subList(1, 9)).containsExactly("MAIL FROM:<ann@shop.test>",
                    "RCPT TO:<eve@example.com>", "DATA", "X-Latchkey-Released: msg_1", "Subject: x", "", "..y", ".");
        }
    }

    @Test
    void aPasswordDoesNotLeaveThisComputerWithoutTls() throws Exception {
        InetAddress outside = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress()).findFirst()
                .orElse(null);
        assumeThat(outside).isNotNull();
        try (ServerSocket listener = new ServerSocket(0, 1, outside)) {
            CompletableFuture<List<String>> received = CompletableFuture.supplyAsync(() -> converse(listener));
            SmtpClient client = new SmtpClient(new ReleaseSmtpServer(outside.getHostAddress(), listener.getLocalPort(),
                    List.of("example.com")).login("mailer", Secret.of("Geheim")), false);

            assertThatThrownBy(() -> client.send(mail("Subject: x\r\n\r\ny\r\n"), null, List.of("eve@example.com")))
                    .isInstanceOf(RefusedException.class).hasMessageContaining("offers no TLS");
            assertThat(received.get()).singleElement().asString().startsWith("EHLO");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"A: b\r\nBcc: x\r\n y\r\n\tz\r\nC: d\r\n\r\nBcc: t", "Bcc: x\r\nA: b\r\nC: d\r\n\r\nBcc: t",
            "A: b\r\nC: d\r\nbCC : x\r\nResent-Bcc: y\r\n\r\nBcc: t"})
    void hiddenRecipientsStayHidden(String raw) {
        assertThat(text(mail(raw))).isEqualTo("X-Latchkey-Released: msg_1\r\nA: b\r\nC: d\r\n\r\nBcc: t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A: b\rBcc: x\rC: d\r\rt", "A: b\nBcc: x\nC: d\n\nt", "Bcc: x", "Bcc: x\r",
            "A: b\r\n\rBcc"})
    void whateverEndsALineHidesNothing(String raw) {
        assertThat(text(mail(raw))).doesNotContain("Bcc: x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*.", "a@*.example.com", "-x.com", "ann@", "exa mple.com", ""})
    void whatIsNeitherAddressNorDomainIsNotAllowed(String entry) {
        assertThatThrownBy(() -> new ReleaseSmtpServer("localhost", 25, List.of(entry)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("'" + entry + "'");
    }

    @Test
    void lettersThatFoldToOthersAreNotThese() {
        AllowedRecipients allowed = new AllowedRecipients(List.of("ken@example.com", "@example.org"));

        assertThat(allowed.allows("KEN@Example.com")).isTrue();
        assertThat(allowed.allows("x@example.org")).isTrue();
        assertThat(allowed.allows("\u212Aen@example.com")).isFalse();
        assertThat(allowed.allows("example.org@example.net")).isFalse();
    }

    @Test
    void thePasswordIsNotInTheWordsOfTheServer() {
        assertThat(new ReleaseSmtpServer("localhost", 25, List.of("example.com")).login("u", Secret.of("Geheim")))
                .asString().doesNotContain("Geheim");
    }

    @Test
    void withoutTheLibraryItSaysWhichToAdd() throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.contains("angus") && !entry.contains("jakarta")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        try (URLClassLoader bare = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Object server = bare.loadClass(ReleaseSmtpServer.class.getName())
                    .getConstructor(String.class, int.class, List.class)
                    .newInstance("localhost", 25, List.of("example.com"));

            assertThatThrownBy(() -> bare.loadClass(MailRelease.class.getName())
                    .getMethod("through", server.getClass()).invoke(null, server))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause().hasMessageContaining("org.eclipse.angus:angus-mail");
        }
    }

    private static List<String> converse(ServerSocket listener) {
        List<String> received = new ArrayList<>();
        try (Socket socket = listener.accept();
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            boolean data = false;
            reply(socket, "220 hello");
            for (String line = in.readLine(); line != null && !line.equals("QUIT"); line = in.readLine()) {
                received.add(line);
                if (line.equals("DATA")) {
                    data = true;
                    reply(socket, "354 go on");
                } else if (!data || line.equals(".")) {
                    data = false;
                    reply(socket, "250 fine");
                }
            }
        } catch (IOException e) {
            received.add(e.toString());
        }
        return received;
    }

    private static void reply(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static ReleasedMail mail(String raw) {
        return ReleasedMail.of(raw.getBytes(StandardCharsets.UTF_8), "msg_1");
    }

    private static String text(ReleasedMail mail) {
        return new String(mail.bytes(), StandardCharsets.UTF_8);
    }
}
