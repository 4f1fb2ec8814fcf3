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
import okhttp3.Route;
import okhttp3.TlsVersion;
import org.jspecify.annotations.Nullable;

/** Creates the OkHttp client of a gateway client, new or derived from the user's, with safe settings. */
final class HttpClientFactory {
    private static final String PROXY_AUTHORIZATION = "Proxy-Authorization";

    private HttpClientFactory() {}

    /** Creates a client for these options, which runs its tasks on this executor. */
    static OkHttpClient create(ClientOptions options, ExecutorService executor) {
        LibraryCheck.requireCompatibleLibraries();
        OkHttpClient.Builder builder = options.httpClient().map(base -> derive(base, executor))
                .orElseGet(() -> newBuilder(executor));
        boolean cleartext = options.baseUrl().getScheme().equalsIgnoreCase("http");
        builder.followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .authenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                .connectTimeout(options.connectTimeout())
                // Each attempt has its own timeout, which also covers a silent connection.
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .callTimeout(Duration.ZERO);
        builder.connectionSpecs(cleartext ? List.of(ConnectionSpec.CLEARTEXT) : secureSpecs(builder));
        options.proxy().ifPresentOrElse(proxy -> useProxy(proxy, builder),
                () -> builder.proxyAuthenticator(HttpClientFactory::refuseSystemProxy));
        if (!builder.interceptors().isEmpty()) {
            builder.interceptors().add(0, HttpClientFactory::wrapRuntimeExceptions);
        }
        StaleConnectionInterceptor idle = new StaleConnectionInterceptor();
        return builder.addInterceptor(idle).addInterceptor(new OkHttpRetryGuard())
                .addNetworkInterceptor(new AuthorizationInterceptor(idle)).build();
    }

    private static OkHttpClient.Builder newBuilder(ExecutorService executor) {
        Dispatcher dispatcher = new Dispatcher(executor);
        // AsyncSemaphore limits concurrent requests. A limit here would also count callbacks that are still running.
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
        CancellableDns dns = new CancellableDns(Dns.SYSTEM, executor);
        // The ping detects a dead HTTP/2 connection before a call uses it.
        return new OkHttpClient.Builder().dispatcher(dispatcher).dns(dns).eventListener(dns)
                .pingInterval(Duration.ofSeconds(30));
    }

    private static OkHttpClient.Builder derive(OkHttpClient base, ExecutorService executor) {
        CancellableDns dns = new CancellableDns(base.dns(), executor);
        EventListener.Factory listeners = base.eventListenerFactory();
        return base.newBuilder().dns(dns)
                .eventListenerFactory(call -> listeners.create(call).plus(dns));
    }

    /** Passes exceptions of the user's interceptors on to the caller. OkHttp would print them on another thread. */
    private static Response wrapRuntimeExceptions(Interceptor.Chain chain) throws IOException {
        try {
            return chain.proceed(chain.request());
        } catch (RuntimeException e) {
            throw new UnsendableRequestException(e);
        }
    }

    /** Returns the TLS settings of the client without insecure versions. */
    private static List<ConnectionSpec> secureSpecs(OkHttpClient.Builder builder) {
        List<ConnectionSpec> specs = new ArrayList<>();
        for (ConnectionSpec spec : builder.build().connectionSpecs()) {
            if (spec.isTls()) {
                List<TlsVersion> versions = spec.tlsVersions();
                TlsVersion[] secure = versions == null
                        ? new TlsVersion[]{TlsVersion.TLS_1_3, TlsVersion.TLS_1_2}
                        : versions.stream().filter(HttpClientFactory::isSecure).toArray(TlsVersion[]::new);
                if (secure.length > 0) {
                    specs.add(new ConnectionSpec.Builder(spec).tlsVersions(secure).build());
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
            String authorization = proxyAuthorization(proxy);
            if (first && authorization != null) {
                return response.request().newBuilder().header(PROXY_AUTHORIZATION, authorization).build();
            }
            // OkHttp asks preemptively, before the proxy has responded.
            if (response.challenges().stream().anyMatch(challenge -> challenge.scheme().equals("OkHttp-Preemptive"))) {
                return null;
            }
            throw proxyRefusal(proxy);
        });
    }

    /** Refuses a proxy that the system's settings chose. There is no password for it. */
    private static okhttp3.@Nullable Request refuseSystemProxy(@Nullable Route route, Response response)
            throws UnsendableRequestException {
        if (response.challenges().stream().anyMatch(challenge -> challenge.scheme().equals("OkHttp-Preemptive"))) {
            return null;
        }
        throw passwordRequired(route);
    }

    /** Creates the exception for a 407 that no configured proxy sent. */
    static UnsendableRequestException passwordRequired(@Nullable Route route) {
        String peer = route != null && route.proxy().address() instanceof InetSocketAddress address
                ? "The proxy " + address.getHostString() + ":" + address.getPort()
                : "A proxy between this computer and the gateway";
        return new UnsendableRequestException(FailureKind.PROXY,
                peer + " requires a user name and a password. Set them with ClientOptions.withProxy.");
    }

    static UnsendableRequestException proxyRefusal(ProxyServer proxy) {
        return new UnsendableRequestException(FailureKind.PROXY, "The proxy " + proxy.host() + ":" + proxy.port()
                + (proxy.user().isEmpty()
                        ? " requires a user name and a password."
                        : " refused the user name or the password."));
    }

    /** Returns the value of {@code Proxy-Authorization}, or null if the proxy has no password. */
    static @Nullable String proxyAuthorization(ProxyServer proxy) {
        return proxy.user().isEmpty()
                ? null
                : okhttp3.Credentials.basic(proxy.user().get(), proxy.password().orElseThrow().reveal());
    }
}
