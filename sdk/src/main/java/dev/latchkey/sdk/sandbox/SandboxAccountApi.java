package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.sandbox.wire.AccountResource;
import dev.latchkey.sdk.sandbox.wire.PermissionPage;
import dev.latchkey.sdk.sandbox.wire.SessionResource;
import dev.latchkey.sdk.sandbox.wire.SignInBody;
import dev.latchkey.sdk.sandbox.wire.StatisticPage;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Query;

/**
 * Operations for sessions and the account, one method each.
 *
 * {@snippet :
 * StatisticPage days = session.operations().account().statistics(LocalDate.now().minusDays(7), null, null, "sms", null, null).execute();
 * }
 */
public interface SandboxAccountApi {
    /** Gets the OpenAPI 3.1 document of this API. Needs no credentials. */
    @GET("sandbox/v1/openapi.json")
    ApiCall<Map<String, Object>> document();

    /** Signs in. Needs no credentials. */
    @POST("sandbox/v1/sessions")
    ApiCall<SessionResource> signIn(@Body SignInBody body);

    /** Ends the current session. */
    @DELETE("sandbox/v1/sessions/current")
    ApiCall<@Nullable Void> signOut();

    /** Gets the account of the current session or key. */
    @GET("sandbox/v1/account")
    ApiCall<AccountResource> account();

    /** Lists the permissions a key can have. */
    @GET("sandbox/v1/permissions")
    ApiCall<PermissionPage> permissions();

    /**
     * Lists statistics per day.
     *
     * @param from first day; null for 29 days before the last
     * @param to last day; null for today, by the account's clock
     * @param key ID of the key to restrict the statistics to; null for all
     * @param channel {@code sms} or {@code email}; null for both
     * @param limit maximum number of entries on the page, 1 to 1,000; null for 1,000
     * @param cursor {@link StatisticPage#next()} of the previous page; null for the first page
     */
    @GET("sandbox/v1/statistics")
    ApiCall<StatisticPage> statistics(@Query("from") @Nullable LocalDate from, @Query("to") @Nullable LocalDate to,
            @Query("key") @Nullable String key, @Query("channel") @Nullable String channel,
            @Query("limit") @Nullable Integer limit, @Query("cursor") @Nullable String cursor);
}
