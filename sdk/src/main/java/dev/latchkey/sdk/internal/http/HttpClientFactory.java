package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.FailureKind;
import dev.latchkey.sdk.ProxyServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import okhttp3.Authenticator;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.TlsVersion;
import org.jspecify.annotations.Nullable;

/** The HTTP client below a gateway's client: our own or one derived from the user's, with what makes it safe. */
final class HttpClientFactory {
    private static final String PROXY_AUTHORIZATION = "Proxy-Authorization";

    private HttpClientFactory() {}

    /** A client for these options; what threads it needs, it takes from these. */
    static OkHttpClient create(ClientOptions options, ExecutorService threads) {
        OkHttpClient.Builder builder = options.httpClient().map(users -> derive(users, threads))
                .orElseGet(() -> newBuilder(threads));
        boolean cleartext = options.baseUrl().getScheme().equalsIgnoreCase("http");
        builder.followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .authenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                .connectTimeout(options.connectTimeout())
                // Each attempt has a time-out of its own, which also ends a line that is silent.
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .callTimeout(Duration.ZERO);
        builder.connectionSpecs(cleartext ? List.of(ConnectionSpec.CLEARTEXT) : secureSpecs(builder));
        options.proxy().ifPresent(proxy -> useProxy(proxy, builder));
        if (!builder.interceptors().isEmpty()) {
            builder.interceptors().add(0, HttpClientFactory::wrapRuntimeExceptions);
        }
        StaleConnectionInterceptor idle = new StaleConnectionInterceptor();
        return builder.addInterceptor(idle).addNetworkInterceptor(new AuthorizationInterceptor(idle)).build();
    }

    private static OkHttpClient.Builder newBuilder(ExecutorService threads) {
        Dispatcher dispatcher = new Dispatcher(threads);
        // How many are under way at once is counted at the gate; here, a callback that goes on would count as a request.
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
        CancellableDns names = new CancellableDns(Dns.SYSTEM, threads);
        // The ping finds out that an HTTP/2 connection is dead before a call has to.
        return new OkHttpClient.Builder().dispatcher(dispatcher).dns(names).eventListener(names)
                .pingInterval(Duration.ofSeconds(30));
    }

    private static OkHttpClient.Builder derive(OkHttpClient users, ExecutorService threads) {
        CancellableDns names = new CancellableDns(users.dns(), threads);
        EventListener.Factory listeners = users.eventListenerFactory();
        return users.newBuilder().dns(names)
                .eventListenerFactory(call -> listeners.create(call).plus(names));
    }

    /** What the user's interceptors throw is the caller's to see. OkHttp would print it from another thread. */
    private static Response wrapRuntimeExceptions(Interceptor.Chain chain) throws IOException {
        try {
            return chain.proceed(chain.request());
        } catch (RuntimeException e) {
            throw new UnsendableRequestException(e);
        }
    }

    /** The client's own ways to speak TLS, without the versions that are no longer safe. */
    private static List<ConnectionSpec> secureSpecs(OkHttpClient.Builder builder) {
        List<ConnectionSpec> specs = new ArrayList<>();
        for (ConnectionSpec spec : builder.build().connectionSpecs()) {
            if (spec.isTls()) {
                List<TlsVersion> versions = spec.tlsVersions();
                TlsVersion[] kept = versions == null
                        ? new TlsVersion[]{TlsVersion.TLS_1_3, TlsVersion.TLS_1_2}
                        : versions.stream().filter(HttpClientFactory::isSecure).toArray(TlsVersion[]::new);
                if (kept.length > 0) {
                    specs.add(new ConnectionSpec.Builder(spec).tlsVersions(kept).build());
                }
            }
        }
        return specs.isEmpty() ? List.of(ConnectionSpec.MODERN_TLS) : specs;
    }

    private static boolean isSecure(TlsVersion version) {
        return version == TlsVersion.TLS_1_3 || version == TlsVersion.TLS_1_2;
    }

    private static void useProxy(ProxyServer proxy, OkHttpClient.Builder builder) {
        builder.proxy(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port())));
        builder.proxyAuthenticator((route, response) -> {
            boolean first = response.request().header(PROXY_AUTHORIZATION) == null;
            String password = proxyAuthorization(proxy);
            if (first && password != null) {
                return response.request().newBuilder().header(PROXY_AUTHORIZATION, password).build();
            }
            // OkHttp asks before the proxy does.
            if (response.challenges().stream().anyMatch(challenge -> challenge.scheme().equals("OkHttp-Preemptive"))) {
                return null;
            }
            throw proxyRefusal(proxy);
        });
    }

    /** The proxy does not let us through. */
    static UnsendableRequestException proxyRefusal(ProxyServer proxy) {
        return new UnsendableRequestException(FailureKind.PROXY, "The proxy " + proxy.host() + ":" + proxy.port()
                + (proxy.user().isEmpty()
                        ? " asks for a user name and a password."
                        : " refused the user name or the password."));
    }

    /** Null when the proxy wants none. */
    static @Nullable String proxyAuthorization(ProxyServer proxy) {
        return proxy.user().isEmpty()
                ? null
                : okhttp3.Credentials.basic(proxy.user().get(), proxy.password().orElseThrow().reveal());
    }
}
