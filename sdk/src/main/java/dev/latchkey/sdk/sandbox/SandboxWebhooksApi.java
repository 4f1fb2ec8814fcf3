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
 * Operations for webhooks and their delivery attempts, one method each.
 *
 * {@snippet :
 * WebhookPage hooks = session.operations().webhooks().list(null, null).execute();
 * }
 */
public interface SandboxWebhooksApi {
    /**
     * Lists the webhooks, the newest first.
     *
     * @param limit maximum number of webhooks on the page, 1 to 200; null for 200
     * @param cursor {@link WebhookPage#next()} of the previous page; null for the first page
     */
    @GET("sandbox/v1/webhooks")
    ApiCall<WebhookPage> list(@Query("limit") @Nullable Integer limit, @Query("cursor") @Nullable String cursor);

    /** Gets a webhook. */
    @GET("sandbox/v1/webhooks/{id}")
    ApiCall<WebhookResource> get(@Path("id") String id);

    /** Creates a webhook. */
    @POST("sandbox/v1/webhooks")
    ApiCall<IssuedWebhookResource> create(@Body NewWebhookBody body);

    /** Changes a webhook and returns it. */
    @Idempotent // It sets values, so repeating it changes nothing.
    @PATCH("sandbox/v1/webhooks/{id}")
    ApiCall<WebhookResource> edit(@Path("id") String id, @Body EditWebhookBody body);

    /** Deletes a webhook. Its delivery attempts can still be read. */
    @DELETE("sandbox/v1/webhooks/{id}")
    ApiCall<@Nullable Void> delete(@Path("id") String id);

    /** Sends one test request to a webhook and returns its result. */
    @POST("sandbox/v1/webhooks/{id}/ping")
    ApiCall<AttemptResource> ping(@Path("id") String id);

    /**
     * Lists the delivery attempts of a webhook, the newest first.
     *
     * @param limit maximum number of attempts on the page, 1 to 200; null for 50
     * @param cursor {@link AttemptPage#next()} of the previous page; null for the first page
     * @param message ID of the message to restrict the attempts to; null for all
     */
    @GET("sandbox/v1/webhooks/{id}/attempts")
    ApiCall<AttemptPage> attempts(@Path("id") String id, @Query("limit") @Nullable Integer limit,
            @Query("cursor") @Nullable String cursor, @Query("message") @Nullable String message);

    /** Repeats a delivery as a new attempt. */
    @POST("sandbox/v1/webhooks/attempts/{id}/replay")
    ApiCall<AttemptResource> replay(@Path("id") String id);
}
