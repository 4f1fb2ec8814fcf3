package dev.latchkey.sdk.internal.http;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import okhttp3.Request;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Invocation;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.HEAD;
import retrofit2.http.HTTP;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;

/**
 * One method of a Retrofit interface.
 *
 * @param path what its annotation says, with gaps where arguments go; empty where the address is an argument
 * @param annotatedIdempotent whether it says that it is {@link Idempotent}
 * @param hasBody whether its answer has a body, or must not have one
 * @param decoder reads the answer
 */
record Operation(String path, boolean annotatedIdempotent, boolean hasBody, Converter<ResponseBody, ?> decoder) {
    static Operation of(Annotation[] annotations, boolean hasBody, Converter<ResponseBody, ?> decoder) {
        String path = "";
        boolean marked = false;
        for (Annotation annotation : annotations) {
            marked |= annotation instanceof Idempotent;
            String here = path(annotation);
            path = here == null ? path : here;
        }
        return new Operation(path, marked, hasBody, decoder);
    }

    /** Whether this request does no more when it is carried out twice. */
    boolean isIdempotent(Request request) {
        return annotatedIdempotent || RetryRules.isIdempotent(request.method());
    }

    /** As {@code SandboxKeysApi.list}. Never the arguments, which stand beside it. */
    static String name(Request request) {
        Invocation invocation = request.tag(Invocation.class);
        if (invocation == null) {
            return "";
        }
        Method method = invocation.method();
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    private static @Nullable String path(Annotation annotation) {
        if (annotation instanceof GET get) {
            return get.value();
        }
        if (annotation instanceof POST post) {
            return post.value();
        }
        if (annotation instanceof PUT put) {
            return put.value();
        }
        if (annotation instanceof PATCH patch) {
            return patch.value();
        }
        if (annotation instanceof DELETE delete) {
            return delete.value();
        }
        if (annotation instanceof HEAD head) {
            return head.value();
        }
        return annotation instanceof HTTP http ? http.path() : null;
    }
}
