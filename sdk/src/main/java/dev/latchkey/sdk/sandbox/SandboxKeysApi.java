package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.internal.http.Idempotent;
import dev.latchkey.sdk.sandbox.wire.ActivityPage;
import dev.latchkey.sdk.sandbox.wire.EditKeyBody;
import dev.latchkey.sdk.sandbox.wire.IssuedKeyResource;
import dev.latchkey.sdk.sandbox.wire.KeyPage;
import dev.latchkey.sdk.sandbox.wire.KeyResource;
import dev.latchkey.sdk.sandbox.wire.NewKeyBody;
import dev.latchkey.sdk.sandbox.wire.RegenerateKeyBody;
import dev.latchkey.sdk.sandbox.wire.SecretResource;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;

/**
 * API keys: one method for each operation.
 *
 * {@snippet :
 * ActivityPage activity = session.operations().keys().activity(key.id(), 50, null).execute();
 * }
 */
public interface SandboxKeysApi {
    /**
     * The keys that are not revoked, the newest first.
     *
     * @param limit most keys on the page, 1 to 10,000; null for 10,000
     * @param cursor {@link KeyPage#next()} of the page before; null for the first
     */
    @GET("sandbox/v1/keys")
    ApiCall<KeyPage> list(@Query("limit") @Nullable Integer limit, @Query("cursor") @Nullable String cursor);

    /** One key, also a revoked one. */
    @GET("sandbox/v1/keys/{id}")
    ApiCall<KeyResource> get(@Path("id") String id);

    /** Makes a key. */
    @POST("sandbox/v1/keys")
    ApiCall<IssuedKeyResource> create(@Body NewKeyBody body);

    /** Changes a key, with effect on its very next use, and answers what it is now. */
    @Idempotent // It sets, and adds nothing.
    @PATCH("sandbox/v1/keys/{id}")
    ApiCall<KeyResource> edit(@Path("id") String id, @Body EditKeyBody body);

    /** Gives a key a new secret; the old one is worthless afterwards. All else stays. */
    @POST("sandbox/v1/keys/{id}/regenerate")
    ApiCall<IssuedKeyResource> regenerate(@Path("id") String id, @Body RegenerateKeyBody body);

    /** The secret of a key that was made as viewable. */
    @GET("sandbox/v1/keys/{id}/secret")
    ApiCall<SecretResource> secret(@Path("id") String id);

    /**
     * What was asked with a key, the newest first.
     *
     * @param limit most requests on the page, 1 to 200; null for 50
     * @param cursor {@link ActivityPage#next()} of the page before; null for the first
     */
    @GET("sandbox/v1/keys/{id}/activity")
    ApiCall<ActivityPage> activity(@Path("id") String id, @Query("limit") @Nullable Integer limit,
            @Query("cursor") @Nullable String cursor);

    /** Revokes a key, and answers what it is now. Revoking a revoked key changes nothing. */
    @DELETE("sandbox/v1/keys/{id}")
    ApiCall<KeyResource> revoke(@Path("id") String id);
}
