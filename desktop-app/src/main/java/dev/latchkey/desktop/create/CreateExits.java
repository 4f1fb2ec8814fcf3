package dev.latchkey.desktop.create;

import dev.latchkey.sdk.keys.IssuedKey;

/** Where the form leads to. */
public interface CreateExits {
    /** The key was made. */
    void created(IssuedKey issued);

    /** The form is done with. */
    void close();
}
