package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.internal.json.Json;
import dev.latchkey.sdk.internal.json.JsonDocument;
import dev.latchkey.sdk.internal.json.JsonFormat;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import okio.BufferedSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;

/**
 * Retrofit converters for JSON bodies, which are read and written as streams. A {@code byte[]} response is returned
 * unconverted.
 */
final class JsonConverters extends Converter.Factory {
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    @Override
    public Converter<ResponseBody, ?> responseBodyConverter(Type type, Annotation[] annotations, Retrofit retrofit) {
        if (type == Void.class) {
            return JsonConverters::discard;
        }
        if (type == byte[].class) {
            return ResponseBody::bytes;
        }
        JsonFormat<Object> format = Json.format(type);
        return body -> {
            try (body) {
                return format.decode(body.source());
            }
        };
    }

    @Override
    public Converter<?, RequestBody> requestBodyConverter(Type type, Annotation[] parameterAnnotations,
            Annotation[] methodAnnotations, Retrofit retrofit) {
        JsonFormat<Object> format = Json.format(type);
        return value -> new JsonRequestBody(format.document(value));
    }

    /** Reads and discards a body, so that a connection failure is noticed and the connection can be reused. */
    private static @Nullable Object discard(ResponseBody body) throws IOException {
        try (body) {
            body.source().readAll(Okio.blackhole());
            return null;
        }
    }

    /** Request body that holds a document. It can be written again, so the request can be retried. */
    private static final class JsonRequestBody extends RequestBody {
        private final JsonDocument document;

        JsonRequestBody(JsonDocument document) {
            this.document = document;
        }

        @Override
        public MediaType contentType() {
            return JSON;
        }

        @Override
        public long contentLength() {
            return document.length();
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            document.writeTo(sink);
        }
    }
}
