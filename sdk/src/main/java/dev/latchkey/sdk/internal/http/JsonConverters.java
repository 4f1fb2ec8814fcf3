package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.internal.json.Json;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;

/** Bodies as JSON. An answer is read whole before it is decoded, so that a broken line is not taken for bad JSON. */
final class JsonConverters extends Converter.Factory {
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    @Override
    public Converter<ResponseBody, ?> responseBodyConverter(Type type, Annotation[] annotations, Retrofit retrofit) {
        return body -> decode(type, body);
    }

    @Override
    public Converter<?, RequestBody> requestBodyConverter(Type type, Annotation[] parameterAnnotations,
            Annotation[] methodAnnotations, Retrofit retrofit) {
        return value -> RequestBody.create(Json.encode(value), JSON);
    }

    private static @Nullable Object decode(Type type, ResponseBody body) throws IOException {
        try (body) {
            byte[] document = body.bytes();
            return type == Void.class ? null : Json.decode(type, document);
        }
    }
}
