package dev.latchkey.sdk.internal.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Prevents OkHttp's own retry of a 503, which no setting turns off. OkHttp retries if {@code Retry-After} is 0, and throws
 * a {@code NumberFormatException} if the number is above 2,147,483,647. So it gets to see a date instead, which it ignores.
 * Outside of OkHttp's retry, this interceptor restores the field.
 */
final class OkHttpRetryGuard implements Interceptor {
    private static final String RETRY_AFTER = "Retry-After";
    private static final String ORIGINAL = "Latchkey-Original-Retry-After";
    private static final String PAST = "Thu, 01 Jan 1970 00:00:00 GMT";

    /** Hides the field from OkHttp. Called by a network interceptor. */
    static Response hide(Response response) {
        String value = response.header(RETRY_AFTER);
        return response.code() != 503 || value == null
                ? response
                : response.newBuilder().header(RETRY_AFTER, PAST).header(ORIGINAL, value).build();
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String value = response.header(ORIGINAL);
        return value == null
                ? response
                : response.newBuilder().header(RETRY_AFTER, value).removeHeader(ORIGINAL).build();
    }
}
