package dev.latchkey.desktop.account;

import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.ApiKey;
import dev.latchkey.sdk.keys.IssuedKey;
import dev.latchkey.sdk.keys.KeyRules;
import dev.latchkey.sdk.keys.NewApiKey;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signed-in account at a gateway. Every method that talks to the gateway waits for its answer, so it is never called
 * on the screen's thread, and throws the exceptions of the SDK. An expired session is renewed once, unseen.
 */
public interface Connection extends AutoCloseable {
    /** What the gateway can do with keys. */
    KeyRules rules();

    /** Where the gateway answers. */
    URI address();

    /** The keys that are not revoked, the newest first. */
    List<ApiKey> keys();

    /** Makes a key. */
    IssuedKey create(NewApiKey newKey);

    /** Takes a key back. */
    ApiKey revoke(String id);

    /** Asks the gateway whether it accepts a key; returns when it does, and throws its refusal when not. */
    void probe(ApiKey key, Secret secret);

    /** Sends a message with a key. A refusal is part of the exchange and not thrown. */
    Exchange send(ApiKey key, Secret secret, OutgoingMessage message);

    /** How a user's own program would send a message; asks nobody, so any thread may call it. */
    List<Snippet> snippets(OutgoingMessage message);

    /**
     * Messages the gateway captured instead of delivering, the newest first.
     *
     * @param cursor {@link CapturedPage#next()} of the page before; null for the first
     * @param limit at most this many
     */
    CapturedPage captured(@Nullable String cursor, int limit);

    @Override
    void close();
}
