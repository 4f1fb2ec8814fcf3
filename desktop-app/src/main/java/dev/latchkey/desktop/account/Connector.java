package dev.latchkey.desktop.account;

/** Opens the connection of an account. */
public interface Connector {
    /**
     * Connects to the gateway and signs in. Blocks, so never call it on the JavaFX thread.
     *
     * @throws ConnectFailedException if the gateway cannot be started or reached
     * @throws dev.latchkey.sdk.LatchkeyException if signing in fails
     */
    Connection open();
}
