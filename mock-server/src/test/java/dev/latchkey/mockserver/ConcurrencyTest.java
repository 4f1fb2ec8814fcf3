package dev.latchkey.mockserver;

import static dev.latchkey.mockserver.RefusalTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.account.ApiLimits;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryRules;
import dev.latchkey.mockserver.model.RetentionLimits;
import dev.latchkey.mockserver.store.memory.MemoryStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Limit of concurrent requests from one address. */
class ConcurrencyTest {
    private static final String ACCOUNT = "/sandbox/v1/account";

    @Test
    void oneMoreThanCanBeUnderWayIsRefusedUntilOneEnds() throws IOException {
        try (RunningServer server = server(5)) {
            ApiClient.Response issued = server.makeKey("\"permissions\":[\"*\"]");
            ApiClient keyed = server.api.withKey(issued);
            List<Socket> underWay = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                underWay.add(begun(server, issued));
            }

            ApiClient.Response refused = until(keyed, 429);

            assertRefused(refused, 429, "too-many-requests");
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            underWay.remove(0).close();
            assertThat(until(keyed, 200).status()).isEqualTo(200);
            for (Socket socket : underWay) {
                socket.close();
            }
        }
    }

    @Test
    void requestsThatBreakOffGiveTheirPlaceBack() throws IOException {
        try (RunningServer server = server(1)) {
            ApiClient.Response issued = server.makeKey("\"permissions\":[\"*\"]");
            for (int i = 0; i < 100; i++) {
                try (Socket socket = begun(server, issued)) {
                    // Every other connection is closed with a reset.
                    socket.setSoLinger(i % 2 == 0, 0);
                }
            }

            assertThat(until(server.api.withKey(issued), 200).status()).isEqualTo(200);
        }
    }

    private static RunningServer server(int requestsAtOnce) throws IOException {
        ApiLimits defaults = ApiLimits.DEFAULTS;
        return new RunningServer(new MemoryStore(RetentionLimits.IN_MEMORY), new ServerOptions(
                new ApiLimits(defaults.keys(), requestsAtOnce, defaults.bodyBytes(), defaults.emailBodyBytes()),
                DeliveryRules.DEFAULTS, List.of()));
    }

    /** Opens a connection and sends a request without its body. */
    private static Socket begun(RunningServer server, ApiClient.Response issued) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        String pair = issued.text("key") + ":" + issued.text("secret");
        socket.getOutputStream().write(("POST /sandbox/v1/sms HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic "
                + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))
                + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static ApiClient.Response until(ApiClient api, int status) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        ApiClient.Response response = api.get(ACCOUNT);
        while (response.status() != status && System.nanoTime() < end) {
            response = api.get(ACCOUNT);
        }
        return response;
    }
}
