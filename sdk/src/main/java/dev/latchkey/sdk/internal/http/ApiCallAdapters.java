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

/** Lets methods of Retrofit interfaces return {@link ApiCall}. */
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
        Type answer = getParameterUpperBound(0, (ParameterizedType) returnType);
        Operation operation = Operation.of(annotations, getRawType(answer) != Void.class,
                retrofit.responseBodyConverter(answer, annotations));
        return new CallAdapter<Object, ApiCall<?>>() {
            @Override
            public Type responseType() {
                return answer;
            }

            @Override
            public ApiCall<?> adapt(Call<Object> call) {
                return new GatewayCall<>(client, operation, call, CallOptions.none());
            }
        };
    }
}
