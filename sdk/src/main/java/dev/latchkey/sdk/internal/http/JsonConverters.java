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

/** Bodies as JSON, read while they come in and written while they go out; or as they are, where bytes are asked for. */
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

    /** Read nevertheless, so that a broken line is noticed and the connection can be used again. */
    private static @Nullable Object discard(ResponseBody body) throws IOException {
        try (body) {
            body.source().readAll(Okio.blackhole());
            return null;
        }
    }

    /** A document as the body of a request. It can be written again, so the request can be repeated. */
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
