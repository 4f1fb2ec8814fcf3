package dev.latchkey.desktop.shell;

import org.jspecify.annotations.Nullable;

/** A place in the app. */
public sealed interface Route {
    /** The list of keys. */
    record Keys() implements Route {}

    /**
     * The test send.
     *
     * @param keyId with which key; null for the one chosen last
     */
    record Send(@Nullable String keyId) implements Route {}

    /** What the sandbox captured. */
    record Inbox() implements Route {}
}
