package dev.latchkey.sdk.fault;

import static dev.latchkey.sdk.FailureKind.INSECURE;
import static dev.latchkey.sdk.fault.Outcome.success;
import static dev.latchkey.sdk.fault.Outcome.undelivered;

import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.trust.Canary;
import java.io.IOException;
import java.time.Instant;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Servers whose TLS is missing or not trusted. No request may reach one. */
final class TlsFaults {
    private static final HeldCertificate AUTHORITY = new HeldCertificate.Builder().certificateAuthority(0).build();
    private static final HeldCertificate STRANGER = new HeldCertificate.Builder().certificateAuthority(0).build();

    private TlsFaults() {}

    static Stream<Fault> faults() {
        return Stream.of(
                Fault.of("a good certificate", gateway -> new Tls(gateway, certificate("127.0.0.1", AUTHORITY).build()),
                        success(1, 1)),
                refused("a certificate of an unknown authority", certificate("127.0.0.1", STRANGER)),
                refused("a self-signed certificate",
                        new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1")),
                refused("a certificate for another host", certificate("other.example", AUTHORITY)),
                refused("an expired certificate", certificate("127.0.0.1", AUTHORITY).validityInterval(
                        Instant.parse("2020-01-01T00:00:00Z").toEpochMilli(),
                        Instant.parse("2021-01-01T00:00:00Z").toEpochMilli())),
                refused("a certificate that is not valid yet", certificate("127.0.0.1", AUTHORITY).validityInterval(
                        Instant.parse("2090-01-01T00:00:00Z").toEpochMilli(),
                        Instant.parse("2091-01-01T00:00:00Z").toEpochMilli())),
                Fault.of("TLS 1.1 only", gateway -> new OldTls(), undelivered(INSECURE, 1).withMessage("TLS")),
                Fault.of("no TLS at all", gateway -> new NoTls(), undelivered(INSECURE, 1)));
    }

    /** Server with a valid certificate. */
    static MockWebServer server() {
        return Tls.serving(certificate("127.0.0.1", AUTHORITY).build());
    }

    private static Fault refused(String name, HeldCertificate.Builder certificate) {
        return Fault.of(name, gateway -> new Tls(gateway, certificate.build()),
                undelivered(INSECURE, 1).withMessage("certificate"));
    }

    private static HeldCertificate.Builder certificate(String host, HeldCertificate authority) {
        return new HeldCertificate.Builder().addSubjectAlternativeName(host).signedBy(authority);
    }

    /** Makes the client trust only the certificate authority of these tests. */
    static ClientOptions trusting(ClientOptions options) {
        HandshakeCertificates trusted = new HandshakeCertificates.Builder()
                .addTrustedCertificate(AUTHORITY.certificate()).build();
        return options.withHttpClient(new OkHttpClient.Builder()
                .sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager()).build());
    }

    /** Working gateway with this certificate. */
    private static final class Tls extends HttpFaultServer {
        Tls(ClientUnderTest.GatewayFixture gateway, HeldCertificate certificate) throws IOException {
            super(serving(certificate),
                    method -> HttpFaultServer.document(200, "application/json", gateway.validBody(method)).build());
        }

        private static MockWebServer serving(HeldCertificate certificate) {
            MockWebServer server = new MockWebServer();
            server.useHttps(new HandshakeCertificates.Builder().heldCertificate(certificate).build()
                    .sslSocketFactory());
            return server;
        }

        @Override
        public String address() {
            return super.address().replace("http:", "https:");
        }

        @Override
        public ClientOptions adjust(ClientOptions options) {
            return trusting(options);
        }
    }

    /** Responds to a ClientHello with TLS 1.1, which the server of the JDK no longer supports. */
    private static final class OldTls extends SocketFaultServer {
        /** TLS record of version 3.2 with one message: ServerHello, version 3.2, TLS_RSA_WITH_AES_128_CBC_SHA. */
        private static final byte[] HELLO = new byte[5 + 4 + 38];

        static {
            HELLO[0] = 22;
            HELLO[1] = 3;
            HELLO[2] = 2;
            HELLO[4] = 4 + 38;
            HELLO[5] = 2;
            HELLO[8] = 38;
            HELLO[9] = 3;
            HELLO[10] = 2;
            HELLO[45] = 0x2f;
        }

        OldTls() throws IOException {
            super(connection -> {
                connection.write(HELLO);
                connection.stall();
            });
        }

        @Override
        public String address() {
            return super.address().replace("http:", "https:");
        }
    }

    /** Responds to a ClientHello with a bad request, like a web server on the wrong port. */
    private static final class NoTls extends SocketFaultServer {
        NoTls() throws IOException {
            super(connection -> {
                connection.readFirstBytes();
                connection.write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n" + Canary.TEXT);
            });
        }

        @Override
        public String address() {
            return super.address().replace("http:", "https:");
        }

        /** The bytes read were a TLS handshake, not a request. */
        @Override
        public int requestCount() {
            return 0;
        }
    }
}
