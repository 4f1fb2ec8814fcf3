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
 * Operations for API keys, one method each.
 *
 * {@snippet :
 * ActivityPage activity = session.operations().keys().activity(key.id(), 50, null).execute();
 * }
 */
public interface SandboxKeysApi {
    /**
     * Lists the keys that are not revoked, the newest first.
     *
     * @param limit maximum number of keys on the page, 1 to 10,000; null for 10,000
     * @param cursor {@link KeyPage#next()} of the previous page; null for the first page
     */
    @GET("sandbox/v1/keys")
    ApiCall<KeyPage> list(@Query("limit") @Nullable Integer limit, @Query("cursor") @Nullable String cursor);

    /** Gets a key, even if it is revoked. */
    @GET("sandbox/v1/keys/{id}")
    ApiCall<KeyResource> get(@Path("id") String id);

    /** Creates a key. */
    @POST("sandbox/v1/keys")
    ApiCall<IssuedKeyResource> create(@Body NewKeyBody body);

    /** Changes a key and returns it. The change applies from the next request on. */
    @Idempotent // It sets values, so repeating it changes nothing.
    @PATCH("sandbox/v1/keys/{id}")
    ApiCall<KeyResource> edit(@Path("id") String id, @Body EditKeyBody body);

    /** Gives a key a new secret and invalidates the old one. Everything else stays the same. */
    @POST("sandbox/v1/keys/{id}/regenerate")
    ApiCall<IssuedKeyResource> regenerate(@Path("id") String id, @Body RegenerateKeyBody body);

    /** Gets the secret of a key that was created as viewable. */
    @GET("sandbox/v1/keys/{id}/secret")
    ApiCall<SecretResource> secret(@Path("id") String id);

    /**
     * Lists the requests made with a key, the newest first.
     *
     * @param limit maximum number of requests on the page, 1 to 200; null for 50
     * @param cursor {@link ActivityPage#next()} of the previous page; null for the first page
     */
    @GET("sandbox/v1/keys/{id}/activity")
    ApiCall<ActivityPage> activity(@Path("id") String id, @Query("limit") @Nullable Integer limit,
            @Query("cursor") @Nullable String cursor);

    /** Revokes a key and returns it. Does nothing if it is revoked already. */
    @DELETE("sandbox/v1/keys/{id}")
    ApiCall<KeyResource> revoke(@Path("id") String id);
}
