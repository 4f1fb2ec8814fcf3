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
 * Signed-in account at a gateway. Methods that send a request block until the response arrives, so never call them on
 * the JavaFX thread. They throw the exceptions of the SDK. An expired session is renewed once, transparently.
 */
public interface Connection extends AutoCloseable {
    /** Rules of the gateway for keys. */
    KeyRules rules();

    /** Base URL of the gateway. */
    URI address();

    /** Keys that are not revoked, newest first. */
    List<ApiKey> keys();

    /** Creates a key. */
    IssuedKey create(NewApiKey newKey);

    /** Revokes a key. */
    ApiKey revoke(String id);

    /** Checks that the gateway accepts a key. Throws the refusal as an exception if it does not. */
    void probe(ApiKey key, Secret secret);

    /** Sends a message with a key. A refusal is part of the returned exchange; it is not thrown. */
    Exchange send(ApiKey key, Secret secret, OutgoingMessage message);

    /** Code examples that send a message. Sends no request, so any thread may call it. */
    List<Snippet> snippets(OutgoingMessage message);

    /**
     * Returns a page of captured messages, newest first.
     *
     * @param cursor {@link CapturedPage#next()} of the previous page; null for the first page
     * @param limit max number of messages
     */
    CapturedPage captured(@Nullable String cursor, int limit);

    @Override
    void close();
}
