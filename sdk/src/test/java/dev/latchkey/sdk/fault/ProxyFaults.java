package dev.latchkey.sdk.fault;

import static dev.latchkey.sdk.FailureKind.PROXY;
import static dev.latchkey.sdk.fault.Outcome.success;
import static dev.latchkey.sdk.fault.Outcome.undelivered;

import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.trust.Canary;
import java.io.IOException;
import java.net.URI;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;

/** Faults of the proxy. The proxy's password is a secret too. */
final class ProxyFaults {
    private ProxyFaults() {}

    static Stream<Fault> faults() {
        return Stream.of(
                Fault.of("no fault, but a proxy", gateway -> new TunnelProxy(gateway), success(1, 2)),
                Fault.of("a proxy that wants a password and got none", gateway -> new RefusingProxy(false),
                        undelivered(PROXY, 1).withMessage("proxy").withRequests(1)),
                Fault.of("a proxy that refuses the password", gateway -> new RefusingProxy(true),
                        undelivered(PROXY, 1).withMessage("proxy").withRequests(1)));
    }

    /** Proxy and the gateway behind it. It receives a CONNECT request, and in the tunnel the request to the gateway. */
    private static final class TunnelProxy extends HttpFaultServer {
        TunnelProxy(ClientUnderTest.GatewayFixture gateway) throws IOException {
            super(TlsFaults.server(), method -> method.equals("CONNECT")
                    ? new MockResponse.Builder().inTunnel().build()
                    : HttpFaultServer.document(200, "application/json", gateway.validBody(method)).build());
            actAsProxy();
        }

        @Override
        public String address() {
            return "https://127.0.0.1:1";
        }

        @Override
        public ClientOptions adjust(ClientOptions options) {
            URI proxy = URI.create(super.address());
            return TlsFaults.trusting(options).withProxy(proxy.getHost(), proxy.getPort());
        }
    }

    /** Proxy that rejects every CONNECT request. */
    private static final class RefusingProxy extends SocketFaultServer {
        private final boolean withPassword;

        RefusingProxy(boolean withPassword) throws IOException {
            super(connection -> {
                while (!connection.readRequest().isEmpty()) {
                    connection.write("HTTP/1.1 407 Proxy Authentication Required\r\n"
                            + "Proxy-Authenticate: Basic realm=\"" + Canary.TEXT + "\"\r\nContent-Length: 0\r\n\r\n");
                }
            });
            this.withPassword = withPassword;
        }

        @Override
        public String address() {
            return "https://gateway.invalid";
        }

        @Override
        public ClientOptions adjust(ClientOptions options) {
            URI proxy = URI.create(super.address());
            return withPassword
                    ? options.withProxy(proxy.getHost(), proxy.getPort(), "user", Canary.secret())
                    : options.withProxy(proxy.getHost(), proxy.getPort());
        }
    }
}
