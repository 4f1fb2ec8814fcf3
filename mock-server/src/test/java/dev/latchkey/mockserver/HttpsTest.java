package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.mockserver.http.HttpListener;
import dev.latchkey.mockserver.http.ListenOptions;
import dev.latchkey.mockserver.http.ResponseFault;
import dev.latchkey.mockserver.tls.ServerTls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.TlsVersion;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server with TLS. */
@Timeout(60)
class HttpsTest {
    @TempDir
    Path directory;

    @Test
    void whoTrustsItsCertificateCanCallByEachOfItsNames() throws IOException {
        try (MockServer server = MockServer.builder().selfSignedTls().start()) {
            assertThat(server.baseUrl()).hasScheme("https");
            OkHttpClient client = trusting(server.tls().orElseThrow().certificate(), TlsVersion.TLS_1_3);
            for (String host : new String[]{"127.0.0.1", "localhost"}) {
                assertThat(call(client, "https://" + host + ":" + server.port())).isEqualTo(200);
            }
            assertThat(call(trusting(server.tls().orElseThrow().certificate(), TlsVersion.TLS_1_2),
                    server.baseUrl().toString())).isEqualTo(200);
            assertThatThrownBy(() -> call(new OkHttpClient(), server.baseUrl().toString()))
                    .isInstanceOf(SSLException.class);
        }
    }

    @Test
    void theCertificateIsKeptWithTheData() throws IOException {
        String first;
        try (MockServer server = MockServer.builder().data(directory).selfSignedTls().start()) {
            first = server.tls().orElseThrow().fingerprint();
        }
        try (MockServer server = MockServer.builder().data(directory).selfSignedTls().start()) {
            assertThat(server.tls().orElseThrow().fingerprint()).isEqualTo(first);
            assertThat(server.tls().orElseThrow().certificateFile()).hasValueSatisfying(
                    file -> assertThat(file).hasContent(server.tls().orElseThrow().certificatePem()));
        }
        Files.writeString(directory.resolve("tls.pem"), "damaged");
        assertThatThrownBy(() -> MockServer.builder().data(directory).selfSignedTls().start())
                .isInstanceOf(StartupException.class).hasMessageContaining("Delete it");
    }

    @Test
    void aCertificateOfOnesOwnIsUsed() throws IOException {
        HeldCertificate held = new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").rsa2048().build();
        Path chain = Files.writeString(directory.resolve("chain.pem"), held.certificatePem());
        Path key = Files.writeString(directory.resolve("key.pem"), held.privateKeyPkcs8Pem());
        try (MockServer server = MockServer.builder().tls(ServerTls.ofFiles(chain, key)).start()) {
            for (TlsVersion version : new TlsVersion[]{TlsVersion.TLS_1_3, TlsVersion.TLS_1_2}) {
                assertThat(call(trusting(held.certificate(), version), server.baseUrl().toString())).isEqualTo(200);
            }
        }
    }

    @Test
    void oldProtocolsAndWeakCiphersAreRefused() throws Exception {
        try (MockServer server = MockServer.builder().selfSignedTls().start()) {
            assertThat(handshake(server, "TLSv1.3", "TLS_AES_128_GCM_SHA256")).isEqualTo("TLSv1.3");
            assertThat(handshake(server, "TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256")).isEqualTo("TLSv1.2");
            assertThatThrownBy(() -> handshake(server, "TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"))
                    .isInstanceOf(SSLException.class);
            // Raw bytes of a client that offers at most TLS 1.1, because the JDK no longer supports these versions.
            for (int minor = 0; minor <= 2; minor++) {
                assertThat(hello(server, minor)).as("TLS 1." + (minor - 1)).startsWith("alert");
            }
            assertThat(hello(server, 3)).isEqualTo("handshake");
        }
    }

    @Test
    void httpToTheTlsPortIsToldSo() throws IOException {
        try (MockServer server = MockServer.builder().selfSignedTls().start();
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(all).startsWith("HTTP/1.1 400 ").contains("https://", "malformed-request");
        }
    }

    @Test
    void tlsToTheHttpPortIsToldSo() throws IOException {
        try (MockServer server = MockServer.start()) {
            assertThat(helloBytes(server, 3)).asString(StandardCharsets.UTF_8).startsWith("HTTP/1.1 400 ")
                    .contains("https://");
            assertThatThrownBy(() -> call(new OkHttpClient(), "https://127.0.0.1:" + server.port()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void answersGoWrongOverTlsToo() throws IOException {
        ServerTls tls = ServerTls.selfSigned(List.of());
        OkHttpClient client = trusting(tls.certificate(), TlsVersion.TLS_1_3).newBuilder()
                .retryOnConnectionFailure(false).build();
        byte[] body = new byte[100_000];
        for (ResponseFault fault : List.of(new ResponseFault.Reset(), new ResponseFault.Close(),
                new ResponseFault.Truncate(5),
                new ResponseFault.Malformed(), new ResponseFault.Slow(30_000, Duration.ofMillis(1)))) {
            try (HttpListener listener = HttpListener.start(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    (request, writer) -> writer.write(dev.latchkey.mockserver.http.ServerResponse.of(200, "a/b", body),
                            fault),
                    ListenOptions.defaults().tlsHandshaker(tls::handshake))) {
                Request request = new Request.Builder().url("https://127.0.0.1:" + listener.address().getPort() + "/")
                        .build();
                ThrowingCallable call = () -> {
                    try (Response response = client.newCall(request).execute()) {
                        assertThat(response.body().bytes()).isEqualTo(body);
                    }
                };
                if (fault instanceof ResponseFault.Slow) {
                    assertThatCode(call).doesNotThrowAnyException();
                } else {
                    assertThatThrownBy(call).as(fault.toString()).isInstanceOf(IOException.class);
                }
                client.connectionPool().evictAll();
            }
        }
        client.dispatcher().executorService().shutdown();
    }

    @Test
    void aBrokenHandshakeHarmsNobody() throws IOException {
        try (MockServer server = MockServer.builder().selfSignedTls().start()) {
            for (int i = 0; i < 20; i++) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                    socket.getOutputStream().write(new byte[]{0x16, 3, 1, 0, 20, (byte) i, 2, 3});
                }
            }
            assertThat(call(trusting(server.tls().orElseThrow().certificate(), TlsVersion.TLS_1_3),
                    server.baseUrl().toString())).isEqualTo(200);
        }
    }

    private static int call(OkHttpClient client, String base) throws IOException {
        try (Response response = client.newCall(new Request.Builder().url(base + "/_latchkey/v1/accounts").build())
                .execute()) {
            assertThat(response.body().string()).contains("items");
            return response.code();
        } finally {
            client.connectionPool().evictAll();
            client.dispatcher().executorService().shutdown();
        }
    }

    private static OkHttpClient trusting(X509Certificate certificate, TlsVersion version) {
        HandshakeCertificates trusted = new HandshakeCertificates.Builder().addTrustedCertificate(certificate).build();
        return new OkHttpClient.Builder().sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager())
                .connectionSpecs(List.of(
                        new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS).tlsVersions(version).build()))
                .build();
    }

    private static String handshake(MockServer server, String protocol, String suite) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[]{new TrustAllManager()}, null);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", server.port())) {
            socket.setEnabledProtocols(new String[]{protocol});
            socket.setEnabledCipherSuites(new String[]{suite});
            socket.startHandshake();
            return socket.getSession().getProtocol();
        }
    }

    private static String hello(MockServer server, int minor) throws IOException {
        byte[] serverHello = helloBytes(server, minor);
        return serverHello.length == 0
                ? "end"
                : serverHello[0] == 0x15 ? "alert" : serverHello[0] == 0x16 ? "handshake" : "other";
    }

    /** Returns the server's response to a client that offers at most this minor version: 1 is TLS 1.0, 3 is TLS 1.2. */
    private static byte[] helloBytes(MockServer server, int minor) throws IOException {
        byte[] extensions = {0, 10, 0, 4, 0, 2, 0, 23, 0, 11, 0, 2, 1, 0, 0, 13, 0, 4, 0, 2, 4, 3};
        byte[] suites = {(byte) 0xC0, 0x2B, (byte) 0xC0, 0x09, 0, 0x2F};
        int body = 2 + 32 + 1 + 2 + suites.length + 2 + 2 + extensions.length;
        java.nio.ByteBuffer hello = java.nio.ByteBuffer.allocate(9 + body);
        hello.put(new byte[]{0x16, 3, 1}).putShort((short) (4 + body)).put((byte) 1).put((byte) 0)
                .putShort((short) body).put((byte) 3).put((byte) minor).put(new byte[32]).put((byte) 0)
                .putShort((short) suites.length).put(suites).put((byte) 1).put((byte) 0)
                .putShort((short) extensions.length).put(extensions);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(hello.array());
            socket.shutdownOutput();
            try {
                return socket.getInputStream().readNBytes(2000);
            } catch (SocketException e) {
                return new byte[0];
            }
        }
    }

    /** Trusts every certificate, because these tests are about the protocol. */
    private static final class TrustAllManager implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            throw new IllegalStateException();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // Every certificate is accepted.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
