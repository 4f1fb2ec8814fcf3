package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.ApiResponse;
import dev.latchkey.sdk.LatchkeyException;
import java.util.concurrent.CompletionException;

/** Blocking or asynchronous execution of a call, which must not differ in effect. */
enum CallMode {
    BLOCKING {
        @Override
        <T> ApiResponse<T> run(ApiCall<T> call) {
            return call.executeForResponse();
        }
    },
    ASYNCHRONOUS {
        @Override
        <T> ApiResponse<T> run(ApiCall<T> call) {
            try {
                return call.executeForResponseAsync().join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw e;
            }
        }
    };

    abstract <T> ApiResponse<T> run(ApiCall<T> call);

    /** Returns the exception that the call throws. */
    LatchkeyException failure(ApiCall<?> call) {
        try {
            run(call);
        } catch (LatchkeyException e) {
            return e;
        }
        throw new AssertionError("The call did not fail.");
    }
}
