package dev.latchkey.mockserver;

import static dev.latchkey.mockserver.RefusalTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.account.ApiLimits;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryRules;
import dev.latchkey.mockserver.model.RetentionLimits;
import dev.latchkey.mockserver.store.JournalStore.Filter;
import dev.latchkey.mockserver.store.memory.MemoryStore;
import dev.latchkey.sdk.keys.IpRange;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Client addresses of requests behind trusted proxies. */
class ClientAddressResolverTest {
    private RunningServer server;
    private ApiClient keyed;

    @BeforeEach
    void start() throws IOException {
        server = new RunningServer(new MemoryStore(RetentionLimits.IN_MEMORY), new ServerOptions(ApiLimits.DEFAULTS,
                DeliveryRules.DEFAULTS, List.of(IpRange.parse("127.0.0.0/8"), IpRange.parse("10.0.0.0/8"))));
        keyed = server.keyed("\"permissions\":[\"*\"]");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            X-Forwarded-For | 203.0.113.7                        | 203.0.113.7
            X-Forwarded-For | 198.51.100.1, 203.0.113.7          | 203.0.113.7
            X-Forwarded-For | nonsense, 203.0.113.7, 10.1.1.1    | 203.0.113.7
            X-Forwarded-For | 10.2.2.2, 10.1.1.1                 | 10.2.2.2
            X-Forwarded-For | 203.0.113.7:4711                   | 203.0.113.7
            X-Forwarded-For | [2001:db8::7]:4711                 | 2001:db8:0:0:0:0:0:7
            X-Forwarded-For | ::ffff:203.0.113.7                 | 203.0.113.7
            Forwarded       | for=203.0.113.7;proto=https        | 203.0.113.7
            Forwarded       | for=198.51.100.1, For="[2001:db8::7]:80";by=10.1.1.1 | 2001:db8:0:0:0:0:0:7
            """)
    void theClientIsTheFirstFromTheEndThatNoTrustedProxyVouchesFor(String name, String value, String client) {
        assertThat(keyed.with(name, value).get("/sandbox/v1/account").status()).isEqualTo(200);

        assertThat(server.store.journal().newest(Filter.ALL, null, 1).get(0).address()).isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            X-Forwarded-For | 203.0.113.7, example.com
            X-Forwarded-For | 203.0.113.7,
            X-Forwarded-For | 203.0.113.0/24
            X-Forwarded-For | 203.0.113.300
            Forwarded       | for=unknown
            Forwarded       | for=_hidden
            Forwarded       | proto=https
            """)
    void whatATrustedProxySaysMustBeReadable(String name, String value) {
        assertRefused(keyed.with(name, value).get("/sandbox/v1/account"), 400, "malformed-request");
    }

    @Test
    void twoHeadersThatCouldContradictEachOtherAreRefused() {
        assertRefused(keyed.with("X-Forwarded-For", "203.0.113.7").with("Forwarded", "for=203.0.113.7")
                .get("/sandbox/v1/account"), 400, "malformed-request");
    }

    @Test
    void theAllowlistAndTheLastUseGoByTheClient() {
        ApiClient.Response issued = server.makeKey("\"permissions\":[\"*\"],\"allowedIps\":[\"203.0.113.0/24\"]");
        ApiClient bound = server.api.withKey(issued);

        assertRefused(bound.get("/sandbox/v1/account"), 403, "address-blocked");
        assertRefused(bound.with("X-Forwarded-For", "203.0.113.7, 198.51.100.1").get("/sandbox/v1/account"), 403,
                "address-blocked");
        assertThat(bound.with("X-Forwarded-For", "203.0.113.7").get("/sandbox/v1/account").status()).isEqualTo(200);
        assertThat(server.signedIn().get("/sandbox/v1/keys/" + issued.text("id")).text("lastUsedFrom"))
                .isEqualTo("203.0.113.7");
    }
}
