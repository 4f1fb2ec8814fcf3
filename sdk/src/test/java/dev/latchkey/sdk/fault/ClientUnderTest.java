package dev.latchkey.sdk.fault;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.ClientOptions;

/** One operation that reads and one that sends, of some gateway's client: all that a fault needs to know of it. */
public interface ClientUnderTest extends AutoCloseable {
    /** A call that may be repeated: a GET. */
    ApiCall<?> read();

    /** A call that must not be repeated without need: a POST that sends a message or creates a key. */
    ApiCall<?> send();

    @Override
    void close();

    /** A gateway, from a fault's view. */
    interface GatewayFixture {
        /** A client with these options, its key being {@link dev.latchkey.sdk.trust.Canary}. */
        ClientUnderTest connect(ClientOptions options);

        /** What the gateway answers with status 200 to a request of this method. */
        String validBody(String method);

        /** How the gateway refuses, with these words. */
        String errorBody(int status, String words);

        /** How it says what a refusal's body is. */
        String errorContentType();
    }
}
