package dev.latchkey.sdk.fault;

import dev.latchkey.sdk.ClientOptions;

/** Something that is wrong out there: a server with a fault, or none at all. */
interface FaultFixture extends AutoCloseable {
    /** Where the client is told to send its calls. */
    String address();

    /** How many requests arrived, whole or in part, since {@link #prepare}. */
    int requestCount();

    /** What a client needs to be told besides, to meet the fault. */
    default ClientOptions adjust(ClientOptions options) {
        return options;
    }

    /** What must happen before the call, for example one that goes well. */
    default void prepare(ClientUnderTest client) {}

    @Override
    void close();

    /** Sets a scene for one call. */
    @FunctionalInterface
    interface Factory {
        FaultFixture create(ClientUnderTest.GatewayFixture gateway) throws Exception;
    }
}
