package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.ApiCall;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Url;

/** Operations of a test gateway, one for each kind that the transport distinguishes. */
interface ThingApi {
    /** Request and response body. */
    record Thing(String name) {}

    @GET("things/{id}")
    ApiCall<Thing> get(@Path("id") String id);

    @GET
    ApiCall<Thing> at(@Url String url);

    @POST("things")
    ApiCall<Thing> send(@Body Thing thing);

    @Idempotent
    @POST("things/search")
    ApiCall<Thing> search(@Body Thing thing);

    @PUT("things/{id}")
    ApiCall<Thing> put(@Path("id") String id, @Body Thing thing);

    @PATCH("things/{id}")
    ApiCall<Thing> change(@Path("id") String id, @Body Thing thing);

    @DELETE("things/{id}")
    ApiCall<@Nullable Void> delete(@Path("id") String id);
}
