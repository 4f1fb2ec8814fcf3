package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.ClientOptions;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The last thing before the wire: lets 20 requests of a client through at once, adds the credentials, and does so only
 * for the client's own origin.
 */
final class RequestGate implements Interceptor {
    /** As many as gateways take from one address. */
    static final int MOST_AT_ONCE = 20;

    private final HttpUrl origin;
    private final Credentials credentials;
    private final Semaphore permits;

    RequestGate(ClientOptions options, Credentials credentials, Semaphore permits) {
        this.origin = HttpUrl.get(options.baseUrl());
        this.credentials = credentials;
        this.permits = permits;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        HttpUrl url = request.url();
        if (!url.scheme().equals(origin.scheme()) || !url.host().equals(origin.host()) || url.port() != origin.port()) {
            throw new ForeignOriginException(
                    "This client sends its key to " + origin.host() + ":" + origin.port() + " only, not to "
                            + url.host() + ":" + url.port() + ".");
        }
        try {
            permits.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a free connection");
        }
        try {
            Request.Builder authorized = request.newBuilder().header("User-Agent", "latchkey-sdk");
            credentials.apply(authorized);
            return chain.proceed(authorized.build());
        } finally {
            permits.release();
        }
    }

    /** A request would have taken the key to a server it is not for. */
    static final class ForeignOriginException extends IOException {
        private static final long serialVersionUID = 1;

        ForeignOriginException(String message) {
            super(message);
        }
    }
}
