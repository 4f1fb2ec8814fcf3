package dev.latchkey.sdk.internal.http;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
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
 * Metadata of one method of a Retrofit interface.
 *
 * @param path path template of its annotation; empty if the URL is an argument
 * @param annotatedIdempotent true if it is annotated as {@link Idempotent}
 * @param hasBody true if its response must have a body; false if the body is ignored
 * @param decoder decodes the response body
 */
record Operation(String path, boolean annotatedIdempotent, boolean hasBody, Converter<ResponseBody, ?> decoder) {
    static Operation of(Annotation[] annotations, boolean hasBody, Converter<ResponseBody, ?> decoder) {
        String path = "";
        boolean annotatedIdempotent = false;
        for (Annotation annotation : annotations) {
            annotatedIdempotent |= annotation instanceof Idempotent;
            String template = path(annotation);
            path = template == null ? path : template;
        }
        return new Operation(path, annotatedIdempotent, hasBody, decoder);
    }

    /** Returns true if the request may be repeated, because a repeated request has the same effect as one. */
    boolean isIdempotent(Request request) {
        return annotatedIdempotent || RetryRules.isIdempotent(request.method());
    }

    /** Returns true if an argument in the path is blank. */
    boolean lacksPathArgument(Request request) {
        if (path.indexOf('{') < 0) {
            return false;
        }
        String[] template = path.split("/", -1);
        List<String> segments = request.url().pathSegments();
        int offset = segments.size() - template.length;
        for (int i = Math.max(0, -offset); i < template.length; i++) {
            if (template[i].startsWith("{") && segments.get(offset + i).isBlank()) {
                return true;
            }
        }
        return false;
    }

    /** Returns a name such as {@code SandboxKeysApi.list}. It never contains arguments, which may be secret. */
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
