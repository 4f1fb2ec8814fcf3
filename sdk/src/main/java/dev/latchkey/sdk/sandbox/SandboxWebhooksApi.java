package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.internal.http.Idempotent;
import dev.latchkey.sdk.sandbox.wire.AttemptPage;
import dev.latchkey.sdk.sandbox.wire.AttemptResource;
import dev.latchkey.sdk.sandbox.wire.EditWebhookBody;
import dev.latchkey.sdk.sandbox.wire.IssuedWebhookResource;
import dev.latchkey.sdk.sandbox.wire.NewWebhookBody;
import dev.latchkey.sdk.sandbox.wire.WebhookPage;
import dev.latchkey.sdk.sandbox.wire.WebhookResource;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;

/**
 * Webhooks and their calls: one method for each operation.
 *
 * {@snippet :
 * WebhookPage hooks = session.operations().webhooks().list(null, null).execute();
 * }
 */
public interface SandboxWebhooksApi {
    /**
     * The webhooks, the newest first.
     *
     * @param limit most webhooks on the page, 1 to 200; null for 200
     * @param cursor {@link WebhookPage#next()} of the page before; null for the first
     */
    @GET("sandbox/v1/webhooks")
    ApiCall<WebhookPage> list(@Query("limit") @Nullable Integer limit, @Query("cursor") @Nullable String cursor);

    /** One webhook. */
    @GET("sandbox/v1/webhooks/{id}")
    ApiCall<WebhookResource> get(@Path("id") String id);

    /** Makes a webhook. */
    @POST("sandbox/v1/webhooks")
    ApiCall<IssuedWebhookResource> create(@Body NewWebhookBody body);

    /** Changes a webhook, and answers what it is now. */
    @Idempotent // It sets, and adds nothing.
    @PATCH("sandbox/v1/webhooks/{id}")
    ApiCall<WebhookResource> edit(@Path("id") String id, @Body EditWebhookBody body);

    /** Removes a webhook; its calls stay to be read. */
    @DELETE("sandbox/v1/webhooks/{id}")
    ApiCall<@Nullable Void> delete(@Path("id") String id);

    /** Calls a webhook once, now, to see whether it answers; answers how that went. */
    @POST("sandbox/v1/webhooks/{id}/ping")
    ApiCall<AttemptResource> ping(@Path("id") String id);

    /**
     * Calls of a webhook, the newest first.
     *
     * @param limit most calls on the page, 1 to 200; null for 50
     * @param cursor {@link AttemptPage#next()} of the page before; null for the first
     * @param message id of a message, for the calls that tell of it only; null for all
     */
    @GET("sandbox/v1/webhooks/{id}/attempts")
    ApiCall<AttemptPage> attempts(@Path("id") String id, @Query("limit") @Nullable Integer limit,
            @Query("cursor") @Nullable String cursor, @Query("message") @Nullable String message);

    /** Makes a call once more, as an attempt of its own. */
    @POST("sandbox/v1/webhooks/attempts/{id}/replay")
    ApiCall<AttemptResource> replay(@Path("id") String id);
}
