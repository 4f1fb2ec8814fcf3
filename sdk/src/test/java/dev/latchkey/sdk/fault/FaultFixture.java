package dev.latchkey.sdk.fault;

import dev.latchkey.sdk.ClientOptions;

/** Environment of a client with a fault, usually a faulty server. */
interface FaultFixture extends AutoCloseable {
    /** Base URL of the client. */
    String address();

    /** Number of requests that arrived, complete or partial, since {@link #prepare}. */
    int requestCount();

    /** Adds options that the fault needs. */
    default ClientOptions adjust(ClientOptions options) {
        return options;
    }

    /** Prepares the fault before the call, for example with a call that succeeds. */
    default void prepare(ClientUnderTest client) {}

    @Override
    void close();

    /** Creates a fixture for one call. */
    @FunctionalInterface
    interface Factory {
        FaultFixture create(ClientUnderTest.GatewayFixture gateway) throws Exception;
    }
}
