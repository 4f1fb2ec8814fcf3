package dev.latchkey.desktop.keys;

import dev.latchkey.sdk.keys.ApiKey;

/** Where the keys screen leads to. */
public interface KeysNavigator {
    /** To the form that makes a key. */
    void newKey();

    /** To the question whether a key shall be revoked. */
    void revoke(ApiKey key);

    /** To the test send with a key. */
    void testSend(ApiKey key);
}
