package dev.latchkey.sdk.internal.http;

import okhttp3.Call;
import okhttp3.EventListener;
import org.jspecify.annotations.Nullable;

/**
 * Knows whether a byte of a request may have been written: the difference between "safe to send again" and "look
 * first". Travels with the request as its tag.
 */
final class DeliveryProbe {
    static final EventListener.Factory LISTENERS = call -> {
        DeliveryProbe probe = call.request().tag(DeliveryProbe.class);
        return probe == null ? EventListener.NONE : probe.listener();
    };

    private volatile boolean written;

    /** Whether the gateway may have acted on the request. */
    static boolean mayHaveBeenDelivered(@Nullable DeliveryProbe probe) {
        return probe == null || probe.written;
    }

    private EventListener listener() {
        return new EventListener() {
            @Override
            public void requestHeadersStart(Call call) {
                written = true;
            }
        };
    }
}
