package dev.latchkey.desktop.createkey;

import dev.latchkey.sdk.keys.IssuedKey;

/** Where the form leads to. */
public interface CreateKeyNavigator {
    /** The key was made. */
    void created(IssuedKey issued);

    /** The form is done with. */
    void close();
}
