package dev.latchkey.mockserver.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Checks the data of a server that was killed and started again. Everything acknowledged must be there, complete and
 * once. An unacknowledged request must have had its full effect or none. Nothing else may be there. The check also
 * resolves the clients' unacknowledged requests.
 */
final class CrashConsistencyCheck {
    /** Name of the key that no client uses. */
    private static final String MASTER = "master";

    /** Number of each client's latest messages that are checked with all their parts. */
    private static final int CHECKED_IN_FULL = 3;

    private final KillableServerClient api;
    private final KillableServerClient.KeyAndSecret master;
    private final String account;
    private final List<AcknowledgedState> states;

    CrashConsistencyCheck(KillableServerClient api, KillableServerClient.KeyAndSecret master, String account,
            List<AcknowledgedState> states) {
        this.api = api;
        this.master = master;
        this.account = account;
        this.states = states;
    }

    /** Checks everything. Using the keys comes last, because it changes when they were last used. */
    void run(BigDecimal initialBalance) {
        awaitDeliveries();
        checkKeys();
        List<Map<?, ?>> messages = api.all(master, "/sandbox/v1/messages?limit=200");
        checkMessages(messages);
        checkBalance(messages, initialBalance);
        checkStatistics(messages);
        checkSecrets();
    }

    /** Waits until the deliveries that the kill interrupted are complete. */
    private void awaitDeliveries() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (Stream.of("queued", "sent").anyMatch(status -> !((List<?>) api
                .get(master, "/sandbox/v1/messages?limit=1&status=" + status).require(200).json().get("items"))
                .isEmpty())) {
            assertThat(System.nanoTime()).as("all delivered in time").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private void checkKeys() {
        Map<String, Map<?, ?>> shown = byId(api.all(master, "/sandbox/v1/keys?limit=10000"));
        shown.values().removeIf(key -> MASTER.equals(key.get("name")));
        for (AcknowledgedState state : states) {
            state.keys.values().forEach(key -> checkKey(key, Optional.<Map<?, ?>>ofNullable(shown.remove(key.id))));
            resolveKeyInDoubt(state, shown);
        }
        assertThat(shown).as("keys that no client created").isEmpty();
    }

    private void checkKey(KnownKey known, Optional<Map<?, ?>> listed) {
        if (listed.isEmpty() && !known.touched) {
            assertThat(known.state().revoked()).as("%s is gone", known).isTrue();
            return;
        }
        Map<?, ?> key = listed.orElseGet(() -> api.get(master, "/sandbox/v1/keys/" + known.id).require(200).json());
        assertThat(listed.isPresent()).as("%s among the active keys", key)
                .isNotEqualTo("revoked".equals(key.get("status")));
        assertThat(key.get("key")).isEqualTo(known.publicPart);
        // The old state comes first: the new one may have a secret that was never received, which matches any secret.
        KeyState state = known.possible.stream().filter(possible -> possible.matches(key)).findFirst()
                .orElseThrow(() -> new AssertionError(known + " expected, but found: " + key));
        known.setState(state);
        Instant used = known.used;
        if (used != null) {
            assertThat(key.get("lastUsed")).as("last use of %s", known).isNotNull();
            assertThat(Instant.parse(String.valueOf(key.get("lastUsed")))).as("last use of %s", known)
                    .isAfterOrEqualTo(used).isBeforeOrEqualTo(Instant.now());
            assertThat(key.get("lastUsedFrom")).isEqualTo("127.0.0.1");
        }
    }

    /** Adds the key whose creation got no response, if the server created it. */
    private static void resolveKeyInDoubt(AcknowledgedState state, Map<String, Map<?, ?>> shown) {
        KeyState expected = state.keyInDoubt;
        state.keyInDoubt = null;
        if (expected == null) {
            return;
        }
        List<Map<?, ?>> created = shown.values().stream()
                .<Map<?, ?>>map(key -> key).filter(key -> expected.name().equals(key.get("name"))).toList();
        assertThat(created).as("created at most once").hasSizeLessThanOrEqualTo(1);
        for (Map<?, ?> key : created) {
            assertThat(expected.matches(key)).as("%s, expected as %s", key, expected.name()).isTrue();
            String id = String.valueOf(key.get("id"));
            state.keys.put(id, new KnownKey(id, String.valueOf(key.get("key")), expected));
            shown.remove(id);
        }
    }

    private void checkMessages(List<Map<?, ?>> messages) {
        Map<String, Map<?, ?>> shown = byId(messages);
        Set<String> labels = new HashSet<>();
        messages.forEach(
                message -> assertThat(labels.add(SentMessage.label(message))).as("%s only once", message).isTrue());
        for (AcknowledgedState state : states) {
            int remaining = state.messages.size();
            for (Map.Entry<String, SentMessage> each : state.messages.entrySet()) {
                Map<?, ?> message = shown.remove(each.getKey());
                assertThat(message).as("%s, acknowledged as %s", each.getValue(), each.getKey()).isNotNull();
                assertMatches(each.getValue(), message);
                remaining--;
                if (remaining < CHECKED_IN_FULL) {
                    assertComplete(each.getValue(), message);
                }
            }
            SentMessage inDoubt = state.messageInDoubt;
            state.messageInDoubt = null;
            if (inDoubt != null) {
                shown.values().stream().filter(message -> inDoubt.label().equals(SentMessage.label(message))).toList()
                        .forEach(message -> {
                            String id = String.valueOf(message.get("id"));
                            assertMatches(inDoubt, message);
                            assertComplete(inDoubt, message);
                            shown.remove(id);
                            state.messages.put(id, inDoubt);
                        });
            }
        }
        assertThat(shown).as("messages that no client sent").isEmpty();
    }

    private static void assertMatches(SentMessage sent, Map<?, ?> message) {
        assertThat(sent.differences(message)).as("%s", sent).isEmpty();
    }

    /** Checks the parts and the events of a message: each must be there, once. */
    private void assertComplete(SentMessage sent, Map<?, ?> message) {
        String path = "/sandbox/v1/messages/" + message.get("id");
        if (sent.file() != null) {
            assertThat(api.get(master, path + "/attachments/0").require(200).text()).isEqualTo(sent.file());
        }
        if (sent.channel().equals("email")) {
            assertThat(new String(api.get(master, path + "/raw").require(200).body(), StandardCharsets.UTF_8))
                    .contains(sent.label());
        }
        List<Map<?, ?>> events = api.all(master, path + "/events?limit=200");
        for (String recipient : sent.to()) {
            assertThat(events.stream().filter(event -> recipient.equals(event.get("recipient")))
                    .<Object>map(event -> event.get("type"))).containsExactly("queued", "sent", "delivered");
        }
    }

    private void checkBalance(List<Map<?, ?>> messages, BigDecimal initialBalance) {
        BigDecimal spent = messages.stream().map(message -> decimal(message.get("price"))).reduce(BigDecimal.ZERO,
                BigDecimal::add);
        Map<?, ?> shown = api.get(null, "/_latchkey/v1/accounts/" + account).require(200).json();
        assertThat(decimal(shown.get("balance"))).as("balance").isEqualByComparingTo(initialBalance.subtract(spent));
    }

    private void checkStatistics(List<Map<?, ?>> messages) {
        Map<String, Long> accepted = new HashMap<>();
        Map<String, Long> delivered = new HashMap<>();
        for (Map<?, ?> message : messages) {
            String key = message.get("keyId") + " " + message.get("channel");
            accepted.merge(key, 1L, Long::sum);
            delivered.merge(key, (long) ((List<?>) message.get("to")).size(), Long::sum);
        }
        Map<String, Long> countedAccepted = new HashMap<>();
        Map<String, Long> countedDelivered = new HashMap<>();
        for (Map<?, ?> day : api.all(master, "/sandbox/v1/statistics?limit=1000")) {
            String key = day.get("keyId") + " " + day.get("channel");
            countedAccepted.merge(key, number(day.get("accepted")), Long::sum);
            countedDelivered.merge(key, number(((Map<?, ?>) day.get("events")).get("delivered")), Long::sum);
        }
        assertThat(countedAccepted).as("accepted by statistics").isEqualTo(accepted);
        assertThat(countedDelivered).as("delivered by statistics").isEqualTo(delivered);
    }

    private void checkSecrets() {
        for (KnownKey key : (Iterable<KnownKey>) touched()::iterator) {
            key.touched = false;
            String secret = key.state().secret();
            if (secret != null) {
                assertThat(accountResponse(key, secret)).as("%s", key)
                        .matches(key.state().revoked() ? "401 .*key-revoked.*" : "200 .*");
            }
            key.oldSecrets.forEach(old -> assertThat(accountResponse(key, old)).as("%s with an old secret", key)
                    .matches("401 .*key-unknown.*"));
        }
    }

    private Stream<KnownKey> touched() {
        Predicate<KnownKey> touched = key -> key.touched;
        return states.stream().flatMap(state -> state.keys.values().stream()).filter(touched);
    }

    private String accountResponse(KnownKey key, String secret) {
        KillableServerClient.Response response = api.get(new KillableServerClient.KeyAndSecret(key.publicPart, secret),
                "/sandbox/v1/account");
        return response.status() + " " + response.text();
    }

    private static Map<String, Map<?, ?>> byId(List<Map<?, ?>> items) {
        Map<String, Map<?, ?>> byId = new HashMap<>();
        items.forEach(item -> assertThat(byId.put(String.valueOf(item.get("id")), item)).as("%s twice", item).isNull());
        return byId;
    }

    private static BigDecimal decimal(Object number) {
        return new BigDecimal(String.valueOf(number));
    }

    private static long number(Object number) {
        return ((Number) number).longValue();
    }
}
