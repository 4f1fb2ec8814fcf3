package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.sandbox.wire.AccountResource;
import dev.latchkey.sdk.sandbox.wire.SessionResource;
import dev.latchkey.sdk.sandbox.wire.SignInBody;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;

/** Signing in, and the account that signed in: one method for each operation. */
public interface SandboxAccountApi {
    /** Signs in. Needs no credentials. */
    @POST("sandbox/v1/sessions")
    ApiCall<SessionResource> signIn(@Body SignInBody body);

    /** Ends the session this is called with. */
    @DELETE("sandbox/v1/sessions/current")
    ApiCall<@Nullable Void> signOut();

    /** The account of the session or key this is called with. */
    @GET("sandbox/v1/account")
    ApiCall<AccountResource> account();
}
