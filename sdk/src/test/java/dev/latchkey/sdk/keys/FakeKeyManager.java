package dev.latchkey.sdk.keys;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.ApiException.Refusal;
import dev.latchkey.sdk.ApiResponse;
import dev.latchkey.sdk.CallOptions;
import dev.latchkey.sdk.ConnectionException;
import dev.latchkey.sdk.Gateway;
import dev.latchkey.sdk.NotFoundException;
import dev.latchkey.sdk.Secret;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** In-memory {@link KeyManager} whose requests fail as a test specifies. */
final class FakeKeyManager implements KeyManager {
    static final Gateway GATEWAY = Gateway.of("fake");

    final Map<String, ApiKey> all = new LinkedHashMap<>();
    KeyRules rules = ExampleRules.EVERYTHING;
    /** Returns the outcome of each request, in order. Default: success. */
    Supplier<Outcome> nextOutcome = () -> Outcome.SUCCESS;
    /** Runs after each change at the gateway. */
    Runnable afterChange = () -> {};
    private int created;

    /** Outcome of a request. */
    enum Outcome {
        SUCCESS, FAILURE_BEFORE, FAILURE_AFTER, CRASH_BEFORE, CRASH_AFTER
    }

    /** Simulated end of the program. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }

    @Override
    public KeyRules rules() {
        return rules;
    }

    @Override
    public ApiCall<List<ApiKey>> list() {
        return call(() -> all.values().stream().filter(FakeKeyManager::isActive).toList());
    }

    @Override
    public ApiCall<ApiKey> get(String id) {
        return call(() -> found(id));
    }

    @Override
    public ApiCall<IssuedKey> create(NewApiKey newKey) {
        return call(() -> {
            String id = "key_" + ++created;
            ApiKey key = new ApiKey(id, newKey.name(), GATEWAY, Environment.LIVE, null, "", 64, newKey.permissions(),
                    newKey.allowedIps(), Instant.EPOCH, null, newKey.expires(), KeyStatus.ACTIVE);
            all.put(id, key);
            afterChange.run();
            return new IssuedKey(key, Secret.of("secret of " + id), null);
        });
    }

    @Override
    public ApiCall<ApiKey> revoke(String id) {
        return call(() -> {
            ApiKey key = found(id);
            ApiKey revoked = new ApiKey(id, key.name(), GATEWAY, key.environment(), null, "", 64, key.permissions(),
                    key.allowedIps(), key.created(), null, key.expires(), KeyStatus.REVOKED);
            all.put(id, revoked);
            afterChange.run();
            return revoked;
        });
    }

    /** Returns a call with this key that changes nothing. */
    ApiCall<String> probe(String id) {
        return call(() -> {
            if (!isActive(id)) {
                throw new NotFoundException(refusal());
            }
            return "works";
        });
    }

    boolean isActive(String id) {
        return Optional.ofNullable(all.get(id)).filter(FakeKeyManager::isActive).isPresent();
    }

    private static boolean isActive(ApiKey key) {
        return key.status().equals(KeyStatus.ACTIVE);
    }

    private ApiKey found(String id) {
        ApiKey key = all.get(id);
        if (key == null) {
            throw new NotFoundException(refusal());
        }
        return key;
    }

    private static Refusal refusal() {
        return new Refusal(GATEWAY, 404, null, "There is no such key.", null, 1, List.of(), null);
    }

    private <T> ApiCall<T> call(Supplier<T> effect) {
        return new ApiCall<>() {
            @Override
            public ApiResponse<T> executeForResponse() {
                Outcome outcome = nextOutcome.get();
                if (outcome == Outcome.FAILURE_BEFORE) {
                    throw new ConnectionException("Broken.", false, new IOException());
                } else if (outcome == Outcome.CRASH_BEFORE) {
                    throw new Crash();
                }
                T value = effect.get();
                if (outcome == Outcome.FAILURE_AFTER) {
                    throw new ConnectionException("Broken.", true, new IOException());
                } else if (outcome == Outcome.CRASH_AFTER) {
                    throw new Crash();
                }
                return new ApiResponse<>(value, 200, Map.of(), Optional.empty(), 1, Duration.ZERO);
            }

            @Override
            public CompletableFuture<ApiResponse<T>> executeForResponseAsync() {
                throw new UnsupportedOperationException();
            }

            @Override
            public ApiCall<T> with(CallOptions options) {
                return this;
            }
        };
    }
}
