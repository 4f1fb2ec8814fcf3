package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.CallOptions;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.CallAdapter;
import retrofit2.Retrofit;

/** Retrofit call adapter factory for interface methods that return {@link ApiCall}. */
final class ApiCallAdapters extends CallAdapter.Factory {
    private final GatewayClient client;

    ApiCallAdapters(GatewayClient client) {
        this.client = client;
    }

    @Override
    public @Nullable CallAdapter<?, ?> get(Type returnType, Annotation[] annotations, Retrofit retrofit) {
        if (getRawType(returnType) != ApiCall.class) {
            return null;
        }
        Type responseType = getParameterUpperBound(0, (ParameterizedType) returnType);
        Operation operation = Operation.of(annotations, getRawType(responseType) != Void.class,
                retrofit.responseBodyConverter(responseType, annotations));
        return new CallAdapter<Object, ApiCall<?>>() {
            @Override
            public Type responseType() {
                return responseType;
            }

            @Override
            public ApiCall<?> adapt(Call<Object> call) {
                return new GatewayCall<>(client, operation, call, CallOptions.none());
            }
        };
    }
}
