package dev.latchkey.desktop.shell;

import org.jspecify.annotations.Nullable;

/** Screen of the app, with its parameters. */
public sealed interface Route {
    /** Keys screen. */
    record Keys() implements Route {}

    /**
     * Test send.
     *
     * @param keyId key to choose; null for the one chosen last
     */
    record Send(@Nullable String keyId) implements Route {}

    /** Inbox of captured messages. */
    record Inbox() implements Route {}
}
