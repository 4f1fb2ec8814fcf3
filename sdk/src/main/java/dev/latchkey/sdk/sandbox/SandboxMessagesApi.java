package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.sandbox.wire.ContentResource;
import dev.latchkey.sdk.sandbox.wire.EventPage;
import dev.latchkey.sdk.sandbox.wire.MessagePage;
import dev.latchkey.sdk.sandbox.wire.MessageResource;
import dev.latchkey.sdk.sandbox.wire.NewEmailBody;
import dev.latchkey.sdk.sandbox.wire.NewSmsBody;
import dev.latchkey.sdk.sandbox.wire.ReceiptResource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.QueryMap;

/**
 * Sending, and reading what was captured: one method for each operation.
 *
 * {@snippet :
 * MessagePage failed = session.operations().messages().list(20, null, Map.of("status", "failed")).execute();
 * }
 */
public interface SandboxMessagesApi {
    /**
     * Sends an SMS. Needs a key.
     *
     * @param outcome what shall become of it, whoever the recipients are; null for what becomes of it by itself
     */
    @POST("sandbox/v1/sms")
    ApiCall<ReceiptResource> sendSms(@Body NewSmsBody body, @Header("X-Latchkey-Outcome") @Nullable String outcome);

    /**
     * Sends an e-mail. Needs a key.
     *
     * @param outcome what shall become of it, whoever the recipients are; null for what becomes of it by itself
     */
    @POST("sandbox/v1/emails")
    ApiCall<ReceiptResource> sendEmail(@Body NewEmailBody body,
            @Header("X-Latchkey-Outcome") @Nullable String outcome);

    /**
     * Captured messages, the newest first.
     *
     * @param limit most messages on the page, 1 to 200; null for 50
     * @param cursor {@link MessagePage#next()} of the page before; null for the first
     * @param filter only those that fit every entry: {@code channel}, {@code environment}, {@code status},
     *        {@code source}, {@code key}, {@code from}, {@code to}, {@code subject}, {@code text}, {@code tag},
     *        {@code since}, {@code before}; empty for all
     */
    @GET("sandbox/v1/messages")
    ApiCall<MessagePage> list(@Query("limit") @Nullable Integer limit, @Query("cursor") @Nullable String cursor,
            @QueryMap Map<String, String> filter);

    /** One captured message. */
    @GET("sandbox/v1/messages/{id}")
    ApiCall<MessageResource> get(@Path("id") String id);

    /** Takes back a message whose time to be sent has not come. */
    @POST("sandbox/v1/messages/{id}/cancel")
    ApiCall<ReceiptResource> cancel(@Path("id") String id);

    /**
     * What happened to a message, the oldest first.
     *
     * @param limit most events on the page, 1 to 1,000; null for 1,000
     * @param cursor {@link EventPage#next()} of the page before; null for the first
     */
    @GET("sandbox/v1/messages/{id}/events")
    ApiCall<EventPage> events(@Path("id") String id, @Query("limit") @Nullable Integer limit,
            @Query("cursor") @Nullable String cursor);

    /**
     * What one recipient reads.
     *
     * @param recipient bare address or number; null for the first recipient
     */
    @GET("sandbox/v1/messages/{id}/content")
    ApiCall<ContentResource> content(@Path("id") String id, @Query("recipient") @Nullable String recipient);

    /** The source of an e-mail, {@code message/rfc822}. */
    @GET("sandbox/v1/messages/{id}/raw")
    ApiCall<byte[]> source(@Path("id") String id);

    /**
     * The content of an attachment.
     *
     * @param number its place among the message's attachments, from 0
     */
    @GET("sandbox/v1/messages/{id}/attachments/{number}")
    ApiCall<byte[]> attachment(@Path("id") String id, @Path("number") int number);
}
