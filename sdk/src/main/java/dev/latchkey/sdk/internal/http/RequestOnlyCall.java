package dev.latchkey.sdk.internal.http;

import kotlin.jvm.functions.Function0;
import kotlin.reflect.KClass;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.EventListener;
import okhttp3.Request;
import okhttp3.Response;
import okio.Timeout;
import org.jspecify.annotations.Nullable;

/** Call that carries the request Retrofit built from a method and its arguments. It cannot be executed. */
record RequestOnlyCall(Request request) implements Call {
    @Override
    public Response execute() {
        throw unsupported();
    }

    @Override
    public void enqueue(Callback callback) {
        throw unsupported();
    }

    @Override
    public void cancel() {
        throw unsupported();
    }

    @Override
    public boolean isExecuted() {
        return false;
    }

    @Override
    public boolean isCanceled() {
        return false;
    }

    @Override
    public Timeout timeout() {
        return Timeout.NONE;
    }

    @Override
    public void addEventListener(EventListener listener) {
        throw unsupported();
    }

    @Override
    public <T> @Nullable T tag(KClass<T> type) {
        return null;
    }

    @Override
    public <T> @Nullable T tag(Class<? extends T> type) {
        return null;
    }

    @Override
    public <T> T tag(KClass<T> type, Function0<? extends T> otherwise) {
        throw unsupported();
    }

    @Override
    public <T> T tag(Class<T> type, Function0<? extends T> otherwise) {
        throw unsupported();
    }

    @Override
    public Call clone() {
        return this;
    }

    private static UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException("This call only carries a request and cannot be executed.");
    }
}
