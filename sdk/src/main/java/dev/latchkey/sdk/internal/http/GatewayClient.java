package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.ApiException;
import dev.latchkey.sdk.ClientOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import retrofit2.Retrofit;

/**
 * What carries one gateway's calls. Its defaults are the safe ones: no redirects are followed, nothing is ever sent a
 * second time, TLS 1.2 or newer, at most 20 requests at once, and keys go to the client's own origin only.
 */
public final class GatewayClient {
    private final ClientOptions options;
    private final Function<RawAnswer, ApiException> refusals;
    private final OkHttpClient shared;
    private final Semaphore permits;
    private final Retrofit retrofit;

    /** A client with a connection pool of its own. */
    public GatewayClient(ClientOptions options, Credentials credentials,
            Function<RawAnswer, ApiException> refusals) {
        this(options, credentials, refusals, safeDefaults(options),
                new Semaphore(RequestGate.MOST_AT_ONCE, true));
    }

    private GatewayClient(ClientOptions options, Credentials credentials,
            Function<RawAnswer, ApiException> refusals, OkHttpClient shared, Semaphore permits) {
        this.options = options;
        this.refusals = refusals;
        this.shared = shared;
        this.permits = permits;
        OkHttpClient client = shared.newBuilder().addInterceptor(new RequestGate(options, credentials, permits))
                .build();
        this.retrofit = new Retrofit.Builder()
                .baseUrl(options.baseUrl().toString())
                .callFactory(request -> client.newCall(probed(request)))
                .addConverterFactory(new JsonConverters())
                .addCallAdapterFactory(new ApiCallAdapters(this))
                .build();
    }

    /** The same client with other credentials; connections are shared. */
    public GatewayClient with(Credentials other) {
        return new GatewayClient(options, other, refusals, shared, permits);
    }

    /** The implementation of a Retrofit interface. */
    public <T> T create(Class<T> api) {
        return retrofit.create(api);
    }

    ApiException refusal(RawAnswer answer) {
        return refusals.apply(answer);
    }

    /** Where calls go, for messages: without a path, so without anything secret in it. */
    String address() {
        return options.baseUrl().getScheme() + "://" + options.baseUrl().getAuthority();
    }

    Duration callTimeout() {
        return options.callTimeout();
    }

    private static Request probed(Request request) {
        return request.newBuilder().tag(DeliveryProbe.class, new DeliveryProbe()).build();
    }

    private static OkHttpClient safeDefaults(ClientOptions options) {
        boolean cleartext = options.baseUrl().getScheme().equalsIgnoreCase("http");
        Dispatcher dispatcher = new Dispatcher(daemons());
        dispatcher.setMaxRequests(RequestGate.MOST_AT_ONCE);
        dispatcher.setMaxRequestsPerHost(RequestGate.MOST_AT_ONCE);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .connectionSpecs(List.of(cleartext ? ConnectionSpec.CLEARTEXT : ConnectionSpec.MODERN_TLS))
                .protocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1))
                .connectTimeout(options.connectTimeout())
                .readTimeout(options.callTimeout())
                .writeTimeout(options.callTimeout())
                .callTimeout(options.callTimeout())
                .eventListenerFactory(DeliveryProbe.LISTENERS)
                .build();
    }

    /** Threads for asynchronous calls, which must not keep a program alive. */
    private static ExecutorService daemons() {
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "latchkey-call");
            thread.setDaemon(true);
            return thread;
        });
    }
}
