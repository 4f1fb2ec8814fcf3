package dev.latchkey.mockserver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.model.RefusalReason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Allowlists: the client addresses that can use a key. */
interface AllowlistContract extends ContractFixture {
    @ParameterizedTest
    @CsvSource({"127.0.0.1,true", "127.0.0.0/8,true", "::ffff:127.0.0.1,true", "0.0.0.0/0,true", "127.0.0.2,false",
            "128.0.0.0/1,false", "::1,false"})
    default void theAddressIsTheConnections(String allowed, boolean accepted) {
        TestResponse response = send(account().key(Map.of("allowedIps", List.of(allowed))));

        assertDecided(account(), response, accepted);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            198.51.100.7,        198.51.100.7,         true
            198.51.100.7,        198.51.100.8,         false
            198.51.100.0/24,     198.51.100.0,         true
            198.51.100.0/24,     198.51.100.255,       true
            198.51.100.0/24,     198.51.99.255,        false
            198.51.100.0/24,     198.51.101.0,         false
            198.51.100.8/31,     198.51.100.9,         true
            198.51.100.8/31,     198.51.100.10,        false
            0.0.0.0/0,           203.0.113.9,          true
            2001:db8::/32,       2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, true
            2001:db8::/32,       2001:db9::,           false
            2001:db8::7,         2001:DB8:0:0:0:0:0:7, true
            2001:db8::7,         2001:db8::8,          false
            198.51.100.7,        ::ffff:198.51.100.7,  true
            ::ffff:198.51.100.7, 198.51.100.7,         true
            198.51.100.0/24,     ::ffff:198.51.101.7,  false
            ::/0,                2001:db8::1,          true
            """)
    default void anAllowlistHoldsToItsEdges(String allowed, String from, boolean accepted) {
        TestAccount trusting = TestAccount.create(proxyTrustingHttp(), profile(), "100");
        TestKey key = trusting.key(Map.of("allowedIps", List.of(allowed)));

        assertDecided(trusting,
                proxyTrustingHttp().send(profile().authenticate(key, sendRequest()).with("X-Forwarded-For", from)),
                accepted);
    }

    @Test
    default void aStrangersWordOnItsAddressDoesNotCount() {
        TestKey key = account().key(Map.of("allowedIps", List.of("203.0.113.7")));
        TestRequest request = profile().authenticate(key, sendRequest()).with("X-Forwarded-For", "203.0.113.7");

        assertRefused(http().send(request), RefusalReason.ADDRESS_BLOCKED);
        assertThat(account().newestEntry().get("address")).isEqualTo("127.0.0.1");
    }

    @Test
    default void aTrustedProxysWordCountsAndOnlyItsOwn() {
        TestAccount trusting = TestAccount.create(proxyTrustingHttp(), profile(), "100");
        TestKey key = trusting.key(Map.of("allowedIps", List.of("203.0.113.7")));
        TestRequest request = profile().authenticate(key, sendRequest());

        assertDecided(trusting, proxyTrustingHttp().send(request.with("X-Forwarded-For", "10.9.9.9, 203.0.113.7")),
                true);
        assertThat(trusting.newestEntry().get("address")).isEqualTo("203.0.113.7");
        // Any client can forge the entries before the one that the proxy adds.
        assertDecided(trusting, proxyTrustingHttp().send(request.with("X-Forwarded-For", "203.0.113.7, 198.51.100.1")),
                false);
        assertDecided(trusting, proxyTrustingHttp().send(request), false);
    }

    @Test
    default void oneOfManyAllowedAddressesIsEnough() {
        assertAccepted(send(account().key(Map.of("allowedIps", List.of("203.0.113.7", "2001:db8::/32", "127.0.0.1")))));
    }

    private void assertDecided(TestAccount account, TestResponse response, boolean accepted) {
        if (accepted) {
            assertAccepted(response);
        } else {
            assertRefused(account, response, RefusalReason.ADDRESS_BLOCKED);
            assertThat(account.messages().size()).isLessThan(2);
        }
    }
}
