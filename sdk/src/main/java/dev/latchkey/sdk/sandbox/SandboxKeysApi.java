package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.sandbox.wire.IssuedKeyResource;
import dev.latchkey.sdk.sandbox.wire.KeyPage;
import dev.latchkey.sdk.sandbox.wire.KeyResource;
import dev.latchkey.sdk.sandbox.wire.NewKeyBody;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Path;

/** API keys: one method for each operation. */
public interface SandboxKeysApi {
    /** The keys that are not revoked, the newest first. */
    @GET("sandbox/v1/keys")
    ApiCall<KeyPage> list();

    /** One key, also a revoked one. */
    @GET("sandbox/v1/keys/{id}")
    ApiCall<KeyResource> get(@Path("id") String id);

    /** Makes a key. */
    @POST("sandbox/v1/keys")
    ApiCall<IssuedKeyResource> create(@Body NewKeyBody body);

    /** Revokes a key, and answers what it is now. Revoking a revoked key changes nothing. */
    @DELETE("sandbox/v1/keys/{id}")
    ApiCall<KeyResource> revoke(@Path("id") String id);
}
