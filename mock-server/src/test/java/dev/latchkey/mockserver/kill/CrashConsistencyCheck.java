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
 * Looks at what a server has after it was killed: all that was acknowledged, each once and whole; of what was not
 * answered, each wholly or not at all; and nothing else. From then on the clients know what became of the latter.
 */
final class CrashConsistencyCheck {
    /** Of a key whose client sends nothing itself. */
    private static final String MASTER = "master";

    /** So many of the latest messages of each client are looked into. */
    private static final int CHECKED_IN_FULL = 3;

    private final KillableServerClient api;
    private final KillableServerClient.KeyAndSecret master;
    private final String account;
    private final List<AcknowledgedState> acknowledged;

    CrashConsistencyCheck(KillableServerClient api, KillableServerClient.KeyAndSecret master, String account, List<AcknowledgedState> diaries) {
        this.api = api;
        this.master = master;
        this.account = account;
        this.acknowledged = diaries;
    }

    /** Looks at everything; uses of the keys come last, because they change when the keys were used. */
    void run(BigDecimal balanceAtFirst) {
        awaitDeliveries();
        checkKeys();
        List<Map<?, ?>> messages = api.all(master, "/sandbox/v1/messages?limit=200");
        checkMessages(messages);
        checkBalance(messages, balanceAtFirst);
        checkStatistics(messages);
        checkSecrets();
    }

    /** What was still to happen to messages when the server was killed happens now. */
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
        for (AcknowledgedState diary : acknowledged) {
            diary.keys.values().forEach(key -> checkKey(key, Optional.<Map<?, ?>>ofNullable(shown.remove(key.id))));
            adopt(diary, shown);
        }
        assertThat(shown).as("keys that nobody has made").isEmpty();
    }

    private void checkKey(KnownKey known, Optional<Map<?, ?>> listed) {
        if (listed.isEmpty() && !known.touched) {
            assertThat(known.state().revoked()).as("%s is gone", known).isTrue();
            return;
        }
        Map<?, ?> key = listed.orElseGet(() -> api.get(master, "/sandbox/v1/keys/" + known.id).require(200).json());
        assertThat(listed.isPresent()).as("%s among the keys that are in force", key)
                .isNotEqualTo("revoked".equals(key.get("status")));
        assertThat(key.get("key")).isEqualTo(known.publicPart);
        // As it was comes first: what it became may have a secret that nobody was told, which any would fit.
        KeyState state = known.possible.stream().filter(possible -> possible.matches(key)).findFirst()
                .orElseThrow(() -> new AssertionError(known + " should be, but this is there: " + key));
        known.setState(state);
        Instant used = known.used;
        if (used != null) {
            assertThat(key.get("lastUsed")).as("last use of %s", known).isNotNull();
            assertThat(Instant.parse(String.valueOf(key.get("lastUsed")))).as("last use of %s", known)
                    .isAfterOrEqualTo(used).isBeforeOrEqualTo(Instant.now());
            assertThat(key.get("lastUsedFrom")).isEqualTo("127.0.0.1");
        }
    }

    /** A key that was asked for, and whose answer the kill has cut off, may have been made. */
    private static void adopt(AcknowledgedState diary, Map<String, Map<?, ?>> shown) {
        KeyState wanted = diary.keyInDoubt;
        diary.keyInDoubt = null;
        if (wanted == null) {
            return;
        }
        List<Map<?, ?>> made = shown.values().stream()
                .<Map<?, ?>>map(key -> key).filter(key -> wanted.name().equals(key.get("name"))).toList();
        assertThat(made).as("made at most once").hasSizeLessThanOrEqualTo(1);
        for (Map<?, ?> key : made) {
            assertThat(wanted.matches(key)).as("%s, wanted as %s", key, wanted.name()).isTrue();
            String id = String.valueOf(key.get("id"));
            diary.keys.put(id, new KnownKey(id, String.valueOf(key.get("key")), wanted));
            shown.remove(id);
        }
    }

    private void checkMessages(List<Map<?, ?>> messages) {
        Map<String, Map<?, ?>> shown = byId(messages);
        Set<String> labels = new HashSet<>();
        messages.forEach(message -> assertThat(labels.add(SentMessage.label(message))).as("%s only once", message).isTrue());
        for (AcknowledgedState diary : acknowledged) {
            int left = diary.messages.size();
            for (Map.Entry<String, SentMessage> each : diary.messages.entrySet()) {
                Map<?, ?> message = shown.remove(each.getKey());
                assertThat(message).as("%s, acknowledged as %s", each.getValue(), each.getKey()).isNotNull();
                assertMatches(each.getValue(), message);
                left--;
                if (left < CHECKED_IN_FULL) {
                    assertComplete(each.getValue(), message);
                }
            }
            SentMessage doubtful = diary.messageInDoubt;
            diary.messageInDoubt = null;
            if (doubtful != null) {
                shown.values().stream().filter(message -> doubtful.label().equals(SentMessage.label(message))).toList()
                        .forEach(message -> {
                            String id = String.valueOf(message.get("id"));
                            assertMatches(doubtful, message);
                            assertComplete(doubtful, message);
                            shown.remove(id);
                            diary.messages.put(id, doubtful);
                        });
            }
        }
        assertThat(shown).as("messages that nobody has sent").isEmpty();
    }

    private static void assertMatches(SentMessage sent, Map<?, ?> message) {
        assertThat(sent.differences(message)).as("%s", sent).isEmpty();
    }

    /** It must be there with all its parts and all its story, each part of that once. */
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

    private void checkBalance(List<Map<?, ?>> messages, BigDecimal balanceAtFirst) {
        BigDecimal spent = messages.stream().map(message -> decimal(message.get("price"))).reduce(BigDecimal.ZERO,
                BigDecimal::add);
        Map<?, ?> shown = api.get(null, "/_latchkey/v1/accounts/" + account).require(200).json();
        assertThat(decimal(shown.get("balance"))).as("balance").isEqualByComparingTo(balanceAtFirst.subtract(spent));
    }

    private void checkStatistics(List<Map<?, ?>> messages) {
        Map<String, Long> accepted = new HashMap<>();
        Map<String, Long> delivered = new HashMap<>();
        for (Map<?, ?> message : messages) {
            String what = message.get("keyId") + " " + message.get("channel");
            accepted.merge(what, 1L, Long::sum);
            delivered.merge(what, (long) ((List<?>) message.get("to")).size(), Long::sum);
        }
        Map<String, Long> countedAccepted = new HashMap<>();
        Map<String, Long> countedDelivered = new HashMap<>();
        for (Map<?, ?> day : api.all(master, "/sandbox/v1/statistics?limit=1000")) {
            String what = day.get("keyId") + " " + day.get("channel");
            countedAccepted.merge(what, number(day.get("accepted")), Long::sum);
            countedDelivered.merge(what, number(((Map<?, ?>) day.get("events")).get("delivered")), Long::sum);
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
        return acknowledged.stream().flatMap(diary -> diary.keys.values().stream()).filter(touched);
    }

    private String accountResponse(KnownKey key, String secret) {
        KillableServerClient.Response answer = api.get(new KillableServerClient.KeyAndSecret(key.publicPart, secret), "/sandbox/v1/account");
        return answer.status() + " " + answer.text();
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
