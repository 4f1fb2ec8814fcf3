package dev.latchkey.mockserver.junit;

import dev.latchkey.sdk.keys.NewApiKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Account of a test on the server. No other test sees the messages sent with its keys. */
// JUnit closes AutoCloseable from 5.13 on, and this type before: Spring Boot 3 has 5.12.
@SuppressWarnings("deprecation")
final class TestAccount implements AutoCloseable, ExtensionContext.Store.CloseableResource {
    private static final int PAGE_SIZE = 200;

    private final ServerHandle server;
    private final boolean closeServer;
    private final String id;
    private final List<KeySpec> keySpecs;
    private final Map<String, ControlResponses.IssuedKey> keys = new ConcurrentHashMap<>();
    private final Set<String> asserted = ConcurrentHashMap.newKeySet();
    private final AtomicInteger running = new AtomicInteger();
    private volatile boolean fresh = true;
    private volatile String lastOldEntry;

    /**
     * A key to create.
     *
     * @param lifetime lifetime by the account's clock; null for the key's own expiry
     */
    record KeySpec(String gateway, NewApiKey key, @Nullable Duration lifetime) {}

    TestAccount(ServerHandle server, boolean closeHub, String name, BigDecimal balance, List<KeySpec> keySpecs) {
        this.server = server;
        this.closeServer = closeHub;
        this.keySpecs = List.copyOf(keySpecs);
        String local = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String unique = UUID.randomUUID().toString().substring(0, 13);
        String email = local.substring(0, Math.min(40, local.length())) + "-" + unique + "@test.latchkey.test";
        id = control().post(ControlResponses.AccountView.class, "/accounts", Map.of("email", email, "balance", balance))
                .id();
        createKeys();
        lastOldEntry = newestEntry();
    }

    String id() {
        return id;
    }

    ServerHandle server() {
        return server;
    }

    ControlClient control() {
        return server.control();
    }

    ControlResponses.IssuedKey key(String name) {
        ControlResponses.IssuedKey key = keys.get(name);
        if (key == null) {
            throw new IllegalArgumentException("There is no key '" + name + "', only "
                    + keys.keySet().stream().sorted().toList() + ". Add it: LatchkeyMock.create().key(\"" + name
                    + "\", …).");
        }
        return key;
    }

    Optional<String> keyName(@Nullable String keyId) {
        return keys.values().stream().filter(key -> key.id().equals(keyId)).map(ControlResponses.IssuedKey::name)
                .findFirst();
    }

    /** Returns the ids of the messages that assertions returned since the last reset. */
    Set<String> asserted() {
        return asserted;
    }

    /** Registers the start of a test, and returns the number of running tests. */
    int startTest() {
        return running.incrementAndGet();
    }

    void endTest() {
        running.decrementAndGet();
    }

    /** Marks the account as used, so that the next reset is not skipped. */
    void markUsed() {
        fresh = false;
    }

    /** Resets the account to its initial state. */
    void reset() {
        asserted.clear();
        if (!fresh) {
            control().post(Object.class, "/reset", Map.of(), "account", id, "scope", "all");
            createKeys();
        }
        lastOldEntry = newestEntry();
    }

    /** Returns the current end of the account's messages. */
    MessageCursor mark() {
        return control().get(MessageCursor.class, "/messages/cursor", "account", id);
    }

    /** Returns messages after a cursor, and waits for one if there is none. */
    ControlResponses.Found find(MessageCursor after, Duration wait) {
        return control().get(ControlResponses.Found.class, "/messages", "account", id, "after", after.cursor(), "count",
                "1",
                "limit", Integer.toString(PAGE_SIZE), "wait", Math.max(0, wait.toMillis()) + "ms");
    }

    /** Returns the refused requests since the last reset: those of this account, and those without a known account. */
    List<ControlResponses.Entry> refused() {
        return control().get(ControlResponses.Journal.class, "/journal", "refused", "true", "limit", "200").items()
                .stream()
                .filter(entry -> entry.account() == null || entry.account().equals(id))
                .filter(entry -> entry.id().compareTo(lastOldEntry) > 0 && !entry.route().contains("/_latchkey/"))
                .toList();
    }

    @Override
    public void close() {
        try {
            control().delete("/accounts/" + id);
        } finally {
            if (closeServer) {
                server.close();
            }
        }
    }

    private Instant now() {
        return control().get(ControlResponses.Clock.class, "/clock", "account", id).now();
    }

    private String newestEntry() {
        return control().get(ControlResponses.Journal.class, "/journal", "limit", "1").items().stream()
                .map(ControlResponses.Entry::id)
                .findFirst().orElse("");
    }

    private void createKeys() {
        for (KeySpec each : keySpecs) {
            NewApiKey key = each.key;
            Map<String, Object> body = new LinkedHashMap<>(Map.of("gateway", each.gateway, "name", key.name(),
                    "permissions", key.permissions().stream().map(Object::toString).toList(), "allowedIps",
                    key.allowedIps().stream().map(Object::toString).toList()));
            putIfPresent(body, "environment", key.environment());
            putIfPresent(body, "expires", each.lifetime == null ? key.expires() : now().plus(each.lifetime));
            ControlResponses.IssuedKey previous = keys.get(key.name());
            if (previous == null) {
                putIfPresent(body, "length", key.length());
            } else {
                body.put("secret", previous.secret().reveal());
                putIfPresent(body, "consumerKey", previous.key());
            }
            keys.put(key.name(), control().post(ControlResponses.IssuedKey.class, "/accounts/" + id + "/keys", body));
        }
    }

    private static void putIfPresent(Map<String, Object> body, String name, @Nullable Object value) {
        if (value != null) {
            body.put(name, value instanceof Number ? value : value.toString());
        }
    }
}
