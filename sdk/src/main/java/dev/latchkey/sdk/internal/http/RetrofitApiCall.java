package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.ApiResponse;
import dev.latchkey.sdk.ConnectionException;
import dev.latchkey.sdk.DecodeException;
import dev.latchkey.sdk.LatchkeyException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;
import okhttp3.Request;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** A Retrofit call that throws the SDK's exceptions. The call it is given is a template; each use runs a copy. */
final class RetrofitApiCall<T extends @Nullable Object> implements ApiCall<T> {
    private final Call<T> template;
    private final GatewayClient client;
    private final boolean hasBody;

    /** A call whose answer has a body, or must not have one. */
    RetrofitApiCall(Call<T> template, GatewayClient client, boolean hasBody) {
        this.template = template;
        this.client = client;
        this.hasBody = hasBody;
    }

    @Override
    public ApiResponse<T> response() {
        Call<T> call = template.clone();
        long start = System.nanoTime();
        Response<T> response;
        try {
            response = call.execute();
        } catch (IOException e) {
            throw noAnswer(e, call);
        }
        return read(response, start);
    }

    @Override
    public CompletableFuture<T> executeAsync() {
        Call<T> call = template.clone();
        long start = System.nanoTime();
        CompletableFuture<T> future = new CompletableFuture<>();
        future.whenComplete((value, failure) -> {
            if (failure instanceof CancellationException) {
                call.cancel();
            }
        });
        call.enqueue(new Callback<>() {
            @Override
            public void onResponse(Call<T> done, Response<T> response) {
                try {
                    future.complete(read(response, start).value());
                } catch (RuntimeException e) {
                    future.completeExceptionally(e);
                }
            }

            @Override
            public void onFailure(Call<T> done, Throwable failure) {
                future.completeExceptionally(failure instanceof IOException e ? noAnswer(e, done) : failure);
            }
        });
        return future;
    }

    private ApiResponse<T> read(Response<T> response, long start) {
        if (!response.isSuccessful()) {
            throw client.refusal(new RawAnswer(response.code(), response.headers(), bounded(response.errorBody()), 1));
        }
        // Retrofit gives null for 204 and 205, whatever the operation should answer.
        if (hasBody && response.body() == null) {
            throw new DecodeException("The answer, status " + response.code() + ", has no body", "$", null);
        }
        return new ApiResponse<>(response.body(), response.code(), response.headers().toMultimap(),
                Optional.ofNullable(response.headers().get("X-Request-Id")), 1,
                Duration.ofNanos(System.nanoTime() - start));
    }

    private static byte[] bounded(@Nullable ResponseBody body) {
        if (body == null) {
            return new byte[0];
        }
        try (body) {
            Buffer head = new Buffer();
            while (head.size() < RawAnswer.MAX_BODY
                    && body.source().read(head, RawAnswer.MAX_BODY - head.size()) >= 0) {
                // reads on
            }
            return head.readByteArray();
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private LatchkeyException noAnswer(IOException cause, Call<T> call) {
        boolean mayHaveBeenDelivered = DeliveryProbe.mayHaveBeenDelivered(probe(call));
        String doubt = mayHaveBeenDelivered
                ? " The request may have arrived."
                : " The request did not arrive.";
        return new ConnectionException(explain(cause) + doubt, mayHaveBeenDelivered, cause);
    }

    private static @Nullable DeliveryProbe probe(Call<?> call) {
        Request request = call.request();
        return request.tag(DeliveryProbe.class);
    }

    private String explain(IOException cause) {
        if (cause instanceof RequestGate.ForeignOriginException) {
            return cause.getMessage();
        }
        if (cause instanceof UnknownHostException) {
            return "No server is known by the name in " + client.address() + ".";
        }
        if (cause instanceof ConnectException) {
            return "Nothing answers at " + client.address() + ". Is the server running?";
        }
        if (cause instanceof SSLException) {
            return "No secure connection to " + client.address() + ": " + cause.getMessage() + ".";
        }
        if (cause instanceof SocketTimeoutException || cause instanceof InterruptedIOException && !interrupted()) {
            return client.address() + " did not answer in time (" + client.callTimeout().toSeconds() + " s).";
        }
        if (interrupted()) {
            return "The call was interrupted.";
        }
        return "The connection to " + client.address() + " broke: " + cause.getMessage() + ".";
    }

    private static boolean interrupted() {
        return Thread.currentThread().isInterrupted();
    }
}
