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
 * What carries one gateway's calls. Its defaults are the safe ones: no redirects are followed, what sends or creates is
 * repeated only when it certainly did not arrive or the gateway asks for it, TLS 1.2 or newer, at most 20 requests at
 * once, and keys go to the client's own origin only.
 */
public final class GatewayClient implements AutoCloseable {
    private final Gateway gateway;
    private final Credentials credentials;
    private final Function<ErrorResponse, ApiException> refusals;
    private final ClientResources resources;
    private final Retrofit retrofit;

    /** A client with connections of its own, or those of the options' client. */
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

    /** The same client with other credentials; connections, places and what may be repeated are shared. */
    public GatewayClient with(Credentials other) {
        return new GatewayClient(gateway, other, refusals, resources);
    }

    /** The implementation of a Retrofit interface. */
    public <T> T create(Class<T> api) {
        return retrofit.create(api);
    }

    /**
     * Ends this client and all that were made of it: calls under way fail, later ones too. Connections and threads are
     * freed, but not those of a client that the options brought.
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

    /** What a refusal means; the client's own credentials are taken out of it first. */
    ApiException refusal(Response response, @Nullable Duration retryAfter, CallTrace trace) {
        byte[] body = Redaction.redact(readHead(response.body()),
                RequestSecrets.combine(response.request(), credentials));
        return refusals.apply(new ErrorResponse(gateway, response.code(), response.headers(), body, retryAfter, trace));
    }

    /** The beginning of a body, or as much of it as came. */
    private static byte[] readHead(ResponseBody body) {
        Buffer head = new Buffer();
        try {
            while (head.size() < ErrorResponse.MAX_BODY
                    && body.source().read(head, ErrorResponse.MAX_BODY - head.size()) >= 0) {
                // reads on
            }
        } catch (IOException e) {
            // The status is what counts.
        }
        return head.readByteArray();
    }
}
