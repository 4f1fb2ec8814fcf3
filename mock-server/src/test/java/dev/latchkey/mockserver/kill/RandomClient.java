package dev.latchkey.mockserver.kill;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Client that creates, changes and uses keys at random, one request after the other, until the server is killed. */
final class RandomClient implements Runnable {
    private static final int MAX_KEYS = 5;

    private final String name;
    private final Random random;
    private final ServerProcess server;
    private final KillableServerClient.KeyAndSecret master;
    private final AcknowledgedState state;
    private final Semaphore acknowledged;
    private @Nullable RelayConnection relay;
    private @Nullable KnownKey relayKey;
    private int number;

    /**
     * Creates a client.
     *
     * @param name name, unique among all clients and rounds
     * @param master a key with all permissions
     * @param acknowledged gets a permit per acknowledged request
     */
    RandomClient(String name, Random random, ServerProcess server, KillableServerClient.KeyAndSecret master,
            AcknowledgedState state, Semaphore acknowledged) {
        this.name = name;
        this.random = random;
        this.server = server;
        this.master = master;
        this.state = state;
        this.acknowledged = acknowledged;
    }

    @Override
    public void run() {
        try {
            while (true) {
                Instant startedAt = Instant.now();
                KnownKey used = doNext();
                state.acknowledged(used, startedAt);
                acknowledged.release();
            }
        } catch (UncheckedIOException e) {
            // The server was killed, which ends the round.
        } finally {
            closeRelay();
        }
    }

    /** Sends the next request. Returns the key used for it if this client created it, otherwise null. */
    private @Nullable KnownKey doNext() {
        List<KnownKey> alive = state.keys.values().stream()
                .filter(key -> !key.state().revoked() && key.state().secret() != null).toList();
        int pick = random.nextInt(100);
        if (alive.isEmpty() || pick < 15 && alive.size() < MAX_KEYS) {
            createKey();
            return null;
        }
        KnownKey key = alive.get(random.nextInt(alive.size()));
        if (pick < 30) {
            editKey(key);
        } else if (pick < 38) {
            regenerateKey(key);
        } else if (pick < 44) {
            revokeKey(key);
        } else {
            send(key, pick);
            return key;
        }
        return null;
    }

    private void createKey() {
        String environment = random.nextBoolean() ? "live" : "sandbox";
        KeyState expected = new KeyState(label("key"), ips(), environment, false, null, null);
        state.keyInDoubt = expected;
        Map<?, ?> issued = server.api().send(master, "POST", "/sandbox/v1/keys", Map.of("name", expected.name(),
                "permissions", List.of("*"), "allowedIps", expected.allowedIps(), "environment", environment))
                .require(201).json();
        Map<?, ?> key = (Map<?, ?>) issued.get("key");
        KnownKey known = new KnownKey(text(key, "id"), text(key, "key"), expected.withSecret(text(issued, "secret")));
        state.keys.put(known.id, known);
        state.keyInDoubt = null;
    }

    private void editKey(KnownKey key) {
        KeyState expected = key.state().withNameAndIps(label("edited"), ips());
        change(key, expected, "PATCH", "", Map.of("name", expected.name(), "allowedIps", expected.allowedIps()));
        key.setState(expected);
    }

    private void regenerateKey(KnownKey key) {
        Map<?, ?> issued = change(key, key.state().withSecret(null), "POST", "/regenerate", Map.of());
        key.setState(key.state().withSecret(text(issued, "secret")));
        closeRelayOf(key);
    }

    private void revokeKey(KnownKey key) {
        KeyState expected = key.state().withRevoked();
        change(key, expected, "DELETE", "", null);
        key.setState(expected);
        closeRelayOf(key);
    }

    private Map<?, ?> change(KnownKey key, KeyState expected, String method, String path, @Nullable Object json) {
        key.touched = true;
        key.possible = List.of(key.state(), expected);
        return server.api().send(master, method, "/sandbox/v1/keys/" + key.id + path, json).require(200).json();
    }

    private void send(KnownKey key, int pick) {
        key.touched = true;
        if (pick < 65) {
            sms(key);
        } else if (pick < 82) {
            email(key);
        } else {
            mail(key);
        }
    }

    private void sms(KnownKey key) {
        SentMessage sent = sent(key, "sms", "http", List.of("+49151" + (10_000_000 + random.nextInt(89_999_999))),
                null);
        acknowledge(sent, post(key, "/sandbox/v1/sms", Map.of("to", sent.to(), "text", sent.label())));
    }

    private void email(KnownKey key) {
        String file = random.nextBoolean() ? "A file of " + label("file") + ".".repeat(random.nextInt(20_000)) : null;
        SentMessage sent = sent(key, "email", "http", List.of("ann@example.com", "bob@example.com"), file);
        Map<String, Object> json = new LinkedHashMap<>(Map.of("from", "shop@example.com", "to", sent.to(), "subject",
                sent.label(), "text", sent.label()));
        if (file != null) {
            json.put("attachments", List.of(Map.of("name", "file.txt", "content",
                    Base64.getEncoder().encodeToString(file.getBytes(StandardCharsets.UTF_8)))));
        }
        acknowledge(sent, post(key, "/sandbox/v1/emails", json));
    }

    private void mail(KnownKey key) {
        if (relay == null || relayKey != key) {
            closeRelay();
            relay = new RelayConnection(server.smtpPort(), key.pair());
            relayKey = key;
        }
        SentMessage sent = sent(key, "email", "smtp", List.of("ann@example.com"), null);
        String mail = "From: shop@example.com\r\nTo: ann@example.com\r\nSubject: " + sent.label() + "\r\n\r\n"
                + sent.label();
        acknowledge(sent, relay.send("shop@example.com", "ann@example.com", mail));
    }

    private SentMessage sent(KnownKey key, String channel, String source, List<String> to, @Nullable String file) {
        SentMessage sent = new SentMessage(label(source + " " + channel), channel, source, key.id,
                key.state().environment(), to,
                file);
        state.messageInDoubt = sent;
        return sent;
    }

    private void acknowledge(SentMessage sent, String id) {
        SentMessage other = state.messages.put(id, sent);
        if (other != null) {
            throw new AssertionError("One id for two messages: " + sent + " and " + other);
        }
        state.messageInDoubt = null;
    }

    private String post(KnownKey key, String path, Object json) {
        return text(server.api().send(key.pair(), "POST", path, json).require(201).json(), "id");
    }

    /** Returns a random allowlist, which always includes the loopback address that the client uses. */
    private List<String> ips() {
        return List.of("127.0.0.1", "10.0." + random.nextInt(256) + "." + random.nextInt(256));
    }

    private String label(String prefix) {
        number++;
        return prefix + " " + name + "-" + number;
    }

    private void closeRelayOf(KnownKey key) {
        if (relayKey == key) {
            closeRelay();
        }
    }

    private void closeRelay() {
        if (relay != null) {
            relay.close();
        }
        relay = null;
        relayKey = null;
    }

    private static String text(Map<?, ?> json, String name) {
        return String.valueOf(json.get(name));
    }
}
