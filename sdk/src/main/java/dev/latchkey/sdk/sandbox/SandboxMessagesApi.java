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
 * Operations to send and read messages, one method each.
 *
 * {@snippet :
 * MessagePage failed = session.operations().messages().list(20, null, Map.of("status", "failed")).execute();
 * }
 */
public interface SandboxMessagesApi {
    /**
     * Sends an SMS. Needs a key.
     *
     * @param outcome outcome of the message, whatever its recipients; null for its natural one
     */
    @POST("sandbox/v1/sms")
    ApiCall<ReceiptResource> sendSms(@Body NewSmsBody body, @Header("X-Latchkey-Outcome") @Nullable String outcome);

    /**
     * Sends an e-mail. Needs a key.
     *
     * @param outcome outcome of the message, whatever its recipients; null for its natural one
     */
    @POST("sandbox/v1/emails")
    ApiCall<ReceiptResource> sendEmail(@Body NewEmailBody body,
            @Header("X-Latchkey-Outcome") @Nullable String outcome);

    /**
     * Lists captured messages, the newest first.
     *
     * @param limit maximum number of messages on the page, 1 to 200; null for 50
     * @param cursor {@link MessagePage#next()} of the previous page; null for the first page
     * @param filter criteria that must all match: {@code channel}, {@code environment}, {@code status}, {@code
     *        source}, {@code key}, {@code from}, {@code to}, {@code subject}, {@code text}, {@code tag}, {@code
     *        since}, {@code before}; empty for all messages
     */
    @GET("sandbox/v1/messages")
    ApiCall<MessagePage> list(@Query("limit") @Nullable Integer limit, @Query("cursor") @Nullable String cursor,
            @QueryMap Map<String, String> filter);

    /** Gets a captured message. */
    @GET("sandbox/v1/messages/{id}")
    ApiCall<MessageResource> get(@Path("id") String id);

    /** Cancels a scheduled message. */
    @POST("sandbox/v1/messages/{id}/cancel")
    ApiCall<ReceiptResource> cancel(@Path("id") String id);

    /**
     * Lists the events of a message, the oldest first.
     *
     * @param limit maximum number of events on the page, 1 to 1,000; null for 1,000
     * @param cursor {@link EventPage#next()} of the previous page; null for the first page
     */
    @GET("sandbox/v1/messages/{id}/events")
    ApiCall<EventPage> events(@Path("id") String id, @Query("limit") @Nullable Integer limit,
            @Query("cursor") @Nullable String cursor);

    /**
     * Gets the content for one recipient.
     *
     * @param recipient bare e-mail address or phone number; null for the first recipient
     */
    @GET("sandbox/v1/messages/{id}/content")
    ApiCall<ContentResource> content(@Path("id") String id, @Query("recipient") @Nullable String recipient);

    /** Gets the source of an e-mail as {@code message/rfc822}. */
    @GET("sandbox/v1/messages/{id}/raw")
    ApiCall<byte[]> source(@Path("id") String id);

    /**
     * Gets the content of an attachment.
     *
     * @param number index among the attachments of the message, from 0
     */
    @GET("sandbox/v1/messages/{id}/attachments/{number}")
    ApiCall<byte[]> attachment(@Path("id") String id, @Path("number") int number);
}
