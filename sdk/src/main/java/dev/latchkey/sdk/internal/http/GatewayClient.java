package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.ApiException;
import dev.latchkey.sdk.CallTrace;
import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.Gateway;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import retrofit2.Retrofit;

/**
 * HTTP client of one gateway, with safe defaults. It follows no redirects and requires TLS 1.2 or later. A request
 * that sends or creates something is retried only if it certainly did not arrive or the gateway asks for it. At most
 * 20 requests run at once. Keys are sent only to the client's own origin.
 */
public final class GatewayClient implements AutoCloseable {
    private final Gateway gateway;
    private final Credentials credentials;
    private final Function<ErrorResponse, ApiException> refusals;
    private final ClientResources resources;
    private final Retrofit retrofit;

    /** Creates a client with its own connections, or with those of the options' client. */
    public GatewayClient(Gateway gateway, ClientOptions options, Credentials credentials,
            Function<ErrorResponse, ApiException> refusals) {
        this(gateway, options, credentials, refusals, new SystemTiming());
    }

    GatewayClient(Gateway gateway, ClientOptions options, Credentials credentials,
            Function<ErrorResponse, ApiException> refusals, Timing timing) {
        this(gateway, credentials, refusals, new ClientResources(options, timing));
    }

    private GatewayClient(Gateway gateway, Credentials credentials, Function<ErrorResponse, ApiException> refusals,
            ClientResources resources) {
        this.gateway = gateway;
        this.credentials = credentials;
        this.refusals = refusals;
        this.resources = resources;
        this.retrofit = new Retrofit.Builder()
                .baseUrl(resources.origin())
                .callFactory(RequestOnlyCall::new)
                .addConverterFactory(new JsonConverters())
                .addCallAdapterFactory(new ApiCallAdapters(this))
                .build();
    }

    /** Returns a client with other credentials that shares connections, permits and retry quota with this one. */
    public GatewayClient with(Credentials other) {
        return new GatewayClient(gateway, other, refusals, resources);
    }

    /** Creates the implementation of a Retrofit interface. */
    public <T> T create(Class<T> api) {
        return retrofit.create(api);
    }

    /**
     * Closes this client and all its copies. Running and later calls fail. Connections and threads are released,
     * except those of a client that the options supplied.
     */
    @Override
    public void close() {
        resources.close();
    }

    Gateway gateway() {
        return gateway;
    }

    Credentials credentials() {
        return credentials;
    }

    ClientResources resources() {
        return resources;
    }

    /** Creates the exception for an error response. The credentials are redacted from the response first. */
    ApiException refusal(Response response, @Nullable Duration retryAfter, CallTrace trace) {
        byte[] body = Redaction.redact(readHead(response.body()),
                RequestSecrets.combine(response.request(), credentials));
        return refusals.apply(new ErrorResponse(gateway, response.code(), response.headers(), body, retryAfter, trace));
    }

    /** Reads the beginning of a body, or as much as arrives. */
    private static byte[] readHead(ResponseBody body) {
        Buffer head = new Buffer();
        try {
            while (head.size() < ErrorResponse.MAX_BODY
                    && body.source().read(head, ErrorResponse.MAX_BODY - head.size()) >= 0) {
                // continue
            }
        } catch (IOException e) {
            // The status is enough to report the error.
        }
        return head.readByteArray();
    }
}
