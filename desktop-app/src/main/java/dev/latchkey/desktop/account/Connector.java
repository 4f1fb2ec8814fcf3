package dev.latchkey.desktop.account;

/** Opens the connection of an account. */
public interface Connector {
    /**
     * Reaches the gateway and signs in. Waits, so it is never called on the screen's thread.
     *
     * @throws ConnectFailedException when the gateway cannot be started or reached, with a sentence for people
     * @throws dev.latchkey.sdk.LatchkeyException when signing in fails
     */
    Connection open();
}
