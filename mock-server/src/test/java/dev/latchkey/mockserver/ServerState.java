package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

/** State of a server, to check what requests have changed. */
final class ServerState {
    private ServerState() {}

    /** Returns everything stored and in force, except records of requests such as the journal. */
    static String snapshot(RunningServer server) {
        String account = "?account=" + server.accountId;
        return server.api.get("/_latchkey/v1/export").body() + server.api.get("/_latchkey/v1/faults").body()
                + server.api.get("/_latchkey/v1/messages/cursor" + account).body()
                + server.api.get("/_latchkey/v1/messages" + account + "&limit=1").body()
                + server.api.get("/_latchkey/v1/webhook-attempts" + account + "&limit=1").body()
                + server.api.get("/_latchkey/v1/clock" + account).body();
    }

    /** Asserts that no other request is in flight and no permit is taken. */
    static void assertIdle(RunningServer server) {
        assertThat(server.api.get("/_latchkey/v1/metrics").body().lines())
                .contains("latchkey_gateway_requests_in_flight 0", "latchkey_http_requests_in_flight 1");
    }
}
