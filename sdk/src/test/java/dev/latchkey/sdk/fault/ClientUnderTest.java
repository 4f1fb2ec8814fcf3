package dev.latchkey.sdk.fault;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.ClientOptions;

/** Client of a gateway with one operation that reads and one that sends. */
public interface ClientUnderTest extends AutoCloseable {
    /** Call that may be retried: a GET. */
    ApiCall<?> read();

    /** Call that must not be retried without need: a POST that sends a message or creates a key. */
    ApiCall<?> send();

    @Override
    void close();

    /** Gateway whose client is tested. */
    interface GatewayFixture {
        /** Creates a client with these options, whose key is {@link dev.latchkey.sdk.trust.Canary}. */
        ClientUnderTest connect(ClientOptions options);

        /** Returns a valid body for a request of this method. */
        String validBody(String method);

        /** Returns the body of an error response with this text. */
        String errorBody(int status, String text);

        /** Content type of error responses. */
        String errorContentType();
    }
}
