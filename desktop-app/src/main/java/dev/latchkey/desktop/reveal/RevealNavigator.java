package dev.latchkey.desktop.reveal;

import dev.latchkey.sdk.keys.ApiKey;

/** Where the one look at a secret leads to. */
public interface RevealNavigator {
    /** It was looked at. */
    void close();

    /** To the test send with the new key. */
    void test(ApiKey key);
}
