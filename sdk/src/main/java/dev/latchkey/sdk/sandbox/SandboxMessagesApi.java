package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.sandbox.wire.MessagePage;
import dev.latchkey.sdk.sandbox.wire.MessageResource;
import dev.latchkey.sdk.sandbox.wire.NewEmailBody;
import dev.latchkey.sdk.sandbox.wire.NewSmsBody;
import dev.latchkey.sdk.sandbox.wire.ReceiptResource;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;

/** Sending, and reading what was captured: one method for each operation. */
public interface SandboxMessagesApi {
    /** Sends an SMS. Needs a key. */
    @POST("sandbox/v1/sms")
    ApiCall<ReceiptResource> sendSms(@Body NewSmsBody body);

    /** Sends an e-mail. Needs a key. */
    @POST("sandbox/v1/emails")
    ApiCall<ReceiptResource> sendEmail(@Body NewEmailBody body);

    /**
     * Captured messages, the newest first.
     *
     * @param limit most messages on the page, 1 to 200; null for 50
     * @param cursor {@link MessagePage#next()} of the page before; null for the first
     */
    @GET("sandbox/v1/messages")
    ApiCall<MessagePage> list(@Query("limit") @Nullable Integer limit, @Query("cursor") @Nullable String cursor);

    /** One captured message. */
    @GET("sandbox/v1/messages/{id}")
    ApiCall<MessageResource> get(@Path("id") String id);
}
